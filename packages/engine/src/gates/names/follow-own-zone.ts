import { accountFact } from '../../facts.ts';
import type { GateAnswer } from '../gate.ts';
import { findAnswer } from './dns-records.ts';
import type { NameQuestion } from './name-question.ts';

export type OwnZone =
  | { readonly kind: 'answer'; readonly answer: GateAnswer }
  | { readonly kind: 'none' }
  | { readonly kind: 'hidden' };

/**
 * What the account's own hosted zones say of an execute-api name: the documented way to reach one private API from a VPC
 * without an endpoint, or with private DNS off.
 */
export const followOwnZone = (question: NameQuestion): OwnZone => {
  const { context, caller, name } = question;
  const records = context.facts.read(accountFact('dnsRecords'));
  if (records.state === 'hidden') return { kind: 'hidden' };
  const found = records.state === 'present' ? findAnswer(records.value, name, caller.vpcId) : undefined;
  return found ? { kind: 'answer', answer: question.follow(question, found) } : { kind: 'none' };
};
