import { matchLines } from '../text/match-lines.ts';
import type { LineMatch } from '../text/match-lines.ts';
import type { Reading, Recogniser } from './reading.ts';

const shape =
  /^\s{0,4}(?:\[?[\w.-]{1,40}@([\w.-]{1,80})[ :][^\]$#%>]{0,120}\]?\s?[$#%>]|sh-\d\.\d[$#]|bash-\d\.\d[$#]|[~\w./-]{1,60} [%$#])(?=\s|$)|^\s{0,4}(?:PS )?[A-Z]:\\[^>]{0,200}>/;

/** EC2 names its instances after their address: `ip-10-0-9-18`. */
const addressOf = (host: string | undefined): string | undefined => {
  const [, a, b, c, d] = /^ip-(\d{1,3})-(\d{1,3})-(\d{1,3})-(\d{1,3})\b/.exec(host ?? '') ?? [];
  return a && b && c && d ? `${a}.${b}.${c}.${d}` : undefined;
};

const toReading = ({ match, span }: LineMatch): Reading => {
  const address = addressOf(match[1]);
  return {
    kind: 'prompt',
    span,
    understood: `A shell's prompt${match[1] ? ` on ${match[1]}` : ''}`,
    ...(address
      ? {
          guesses: [
            {
              because: `The prompt names a machine with the address ${address}`,
              says: { request: { sourceIp: address } },
            },
          ],
        }
      : {}),
  };
};

/** Prompts of shells in front of commands. */
export const prompt: Recogniser = {
  id: 'prompt',
  sign: /[$#%>]/,
  read: (page) => matchLines(page, shape).map(toReading),
};
