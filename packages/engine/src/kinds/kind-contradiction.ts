import type { World } from '../world.ts';
import { kindOfReply } from './kind-of-reply.ts';
import { kindWords } from './kind-words.ts';

/** That the reply was given by another kind of API than the one that is looked at; undefined where it may be that one. */
export const kindContradiction = ({ seen, snapshot }: World): string | undefined => {
  const reading = kindOfReply(seen);
  const { kind } = snapshot.target;
  if (!reading || reading.kinds.includes(kind)) return undefined;
  const others = reading.kinds.map((other) => `a ${kindWords[other]}`).join(' or ');
  return `The reply bears ${reading.sign}, as ${others} sends it, but this is ${kind === 'HTTP' ? 'an' : 'a'} ${kindWords[kind]}: another API than this one may have answered.`;
};
