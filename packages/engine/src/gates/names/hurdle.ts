import type { PredictedReply } from '@gatescope/shared';
import type { ReasonCode } from '../../reason-codes.ts';
import type { GateAnswer } from '../gate.ts';

type Detail = Readonly<Record<string, unknown>>;

/** One thing on the way that may stop packets. */
export type Hurdle =
  | { readonly kind: 'clear'; readonly detail?: Detail }
  | {
      readonly kind: 'blocked';
      readonly reason: ReasonCode;
      readonly replies: readonly PredictedReply[];
      readonly detail: Detail;
    }
  | {
      readonly kind: 'doubt';
      readonly reason?: ReasonCode;
      readonly replies?: readonly PredictedReply[];
      readonly detail?: Detail;
    };

export const clear: Hurdle = { kind: 'clear' };

const namesOf = (detail: Detail | undefined): unknown[] => (Array.isArray(detail?.['unsaid']) ? detail['unsaid'] : []);

/** What several hurdles in a row make of a request: one that blocks for sure decides, else one in doubt. */
export const toAnswer = (hurdles: readonly Hurdle[]): GateAnswer => {
  const block = hurdles.find((hurdle) => hurdle.kind === 'blocked');
  if (block?.kind === 'blocked')
    return { outcome: 'stopped', reason: block.reason, replies: block.replies, detail: block.detail };
  const doubts = hurdles.flatMap((hurdle) => (hurdle.kind === 'doubt' ? [hurdle] : []));
  const doubt = doubts.find(({ reason }) => reason !== undefined) ?? doubts[0];
  if (!doubt) return { outcome: 'passed', detail: Object.assign({}, ...hurdles.map(({ detail }) => detail)) };
  const unsaid = [...new Set(doubts.flatMap(({ detail }) => namesOf(detail)))];
  return {
    outcome: 'unknown',
    ...(doubt.reason ? { reason: doubt.reason, replies: doubt.replies ?? [] } : {}),
    detail: { ...doubt.detail, ...(unsaid.length > 0 ? { unsaid } : {}) },
  };
};
