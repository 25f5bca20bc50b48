import type { InvokeUrlVariant, ProbeEvent, Snapshot } from '@gatescope/shared';
import { planVariant, type ProbeWish } from './probe-plan.ts';
import { probeVariant, type ProbeContext } from './probe-variant.ts';

/** What to try. */
export interface ProbeQuestion extends ProbeWish {
  readonly snapshot: Snapshot;
  readonly variants: readonly InvokeUrlVariant[];
  /** Only these forms; all when undefined. */
  readonly forms: readonly string[] | undefined;
}

/** More forms than an API has in earnest. */
const mostVariants = 24;

const notesOf = ({ route }: ProbeContext): string[] =>
  route.kind === 'sandbox'
    ? ['This is the sandbox: names, connections and certificates are not part of it, only recorded replies.']
    : [];

/** Tries the forms of the URL one after the other, each step told as soon as it is known. */
export async function* runProbe(question: ProbeQuestion, context: ProbeContext): AsyncGenerator<ProbeEvent> {
  const { snapshot, forms } = question;
  const wanted = question.variants.filter(({ form }) => forms === undefined || forms.includes(form));
  let observations = 0;
  let tried = 0;
  for (const variant of wanted.slice(0, mostVariants)) {
    context.signal.throwIfAborted();
    const planned = planVariant(snapshot, variant, question);
    const { form, title, url } = variant;
    if ('because' in planned) {
      yield { kind: 'refused', form, url, because: planned.because };
      continue;
    }
    tried += 1;
    yield { kind: 'variant', form, title, url };
    for await (const event of probeVariant(planned, context)) {
      if (event.kind === 'observation') observations += 1;
      yield event;
    }
  }
  yield { kind: 'done', variants: tried, observations, notes: notesOf(context) };
}
