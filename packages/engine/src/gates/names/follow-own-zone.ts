import { accountFact } from '../../facts.ts';
import type { GateAnswer } from '../gate.ts';
import { findAnswers } from './dns-records.ts';
import type { NameQuestion } from './name-question.ts';

export type OwnZone =
  | { readonly kind: 'answer'; readonly answer: GateAnswer }
  | { readonly kind: 'none' }
  | { readonly kind: 'hidden' };

const order: Record<GateAnswer['outcome'], number> = { passed: 0, unknown: 1, stopped: 2, skipped: 3 };

/** Of several records that a routing policy chooses from, the one that leads to this API: others may lead to its twins. */
export const bestAnswer = (answers: readonly GateAnswer[]): GateAnswer | undefined =>
  [...answers].sort((a, b) => order[a.outcome] - order[b.outcome])[0];

/**
 * What the account's own hosted zones say of an execute-api name: the documented way to reach one private API from a VPC
 * without an endpoint, or with private DNS off.
 */
export const followOwnZone = (question: NameQuestion): OwnZone => {
  const { context, caller, name } = question;
  const records = context.facts.read(accountFact('dnsRecords'));
  if (records.state === 'hidden') return { kind: 'hidden' };
  const found = records.state === 'present' ? findAnswers(records.value, name, caller.vpcId) : [];
  const answer = bestAnswer(found.map((record) => question.follow(question, record)));
  return answer ? { kind: 'answer', answer } : { kind: 'none' };
};
