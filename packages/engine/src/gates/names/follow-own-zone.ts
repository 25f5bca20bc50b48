import type { DnsRecord } from '@gatescope/shared';
import { toPointer } from '@gatescope/shared';
import type { FactKey } from '../../facts.ts';
import { accountFact } from '../../facts.ts';
import type { GateAnswer } from '../gate.ts';
import { findAnswers } from './dns-records.ts';
import { holderOfVpc } from './holder-of-vpc.ts';
import type { NameQuestion } from './name-question.ts';

export type OwnZone =
  | { readonly kind: 'answer'; readonly answer: GateAnswer }
  | { readonly kind: 'none' }
  | { readonly kind: 'hidden' };

const order: Record<GateAnswer['outcome'], number> = { passed: 0, unknown: 1, stopped: 2, skipped: 3 };

/** Of several records that a routing policy chooses from, the one that leads to this API: others may lead to its twins. */
export const bestAnswer = (answers: readonly GateAnswer[]): GateAnswer | undefined =>
  [...answers].sort((a, b) => order[a.outcome] - order[b.outcome])[0];

/** Whose zones a VPC may see: the API's account's, and those of the account that the VPC belongs to. */
const zoneFacts = ({ context, caller }: NameQuestion): FactKey<DnsRecord[]>[] => {
  const own = accountFact('dnsRecords');
  const { vpcId } = caller;
  if (vpcId === undefined) return [own];
  const pointer = toPointer(...holderOfVpc(context.world.snapshot, vpcId).base, 'dnsRecords');
  if (pointer === own.pointer) return [own];
  return [own, { pointer, pick: (snapshot) => holderOfVpc(snapshot, vpcId).facts.dnsRecords }];
};

/**
 * What the hosted zones of the accounts say of an execute-api name: the documented way to reach one private API from a VPC
 * without an endpoint, or with private DNS off.
 */
export const followOwnZone = (question: NameQuestion): OwnZone => {
  const { context, caller, name } = question;
  const lists = zoneFacts(question).map((key) => context.facts.read(key));
  const found = lists.flatMap((list) => (list.state === 'present' ? findAnswers(list.value, name, caller.vpcId) : []));
  const answer = bestAnswer(found.map((record) => question.follow(question, record)));
  if (answer) return { kind: 'answer', answer };
  return { kind: lists.some(({ state }) => state === 'hidden') ? 'hidden' : 'none' };
};
