import type { AccountFile, CaseRequest, Complaint, DiagnoseInput, Observation } from '@gatescope/shared';
import { toRequest } from '@gatescope/shared';
import { snapshotOf } from './snapshot-of.ts';

/** One reply as it travels; several lines of one name are several values. */
export interface WireReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: string;
}

/**
 * What a browser that makes the call is answered, hop by hop: written down from documentation or a capture, not made by the
 * engine, so that its prediction can be held against it. A reply that is never asked for is left out.
 */
export interface ScenarioTranscript {
  /** The page that documents these replies. */
  readonly source: string;
  readonly hops: readonly { readonly preflight?: WireReply; readonly actual?: WireReply }[];
}

/** One account, one request, what was seen: all in the form of a case. */
export interface Scenario {
  readonly account: AccountFile;
  readonly request: CaseRequest | null;
  readonly symptom?: Complaint;
  readonly observations?: readonly Observation[];
  /** For a page's call: what travels. */
  readonly transcript?: ScenarioTranscript;
}

/** A failure mode's example: a broken account and its healthy twin. */
export interface Example {
  readonly broken: Scenario;
  /** The same with the one thing put right; its symptom is empty unless it says otherwise. */
  readonly healthy: Scenario;
  /** Further broken accounts that the mode explains: its other reasons and variants. */
  readonly alsoBroken?: readonly Scenario[];
  /** Other modes that may fire on the broken account, or stay true where a needed fact is hidden, with the reason why. */
  readonly companions?: Readonly<Record<string, string>>;
  /** Needed facts whose hiding changes nothing here because others decide it alone (pointer patterns). */
  readonly decidedWithout?: readonly string[];
}

/** The engine's input for a scenario. */
export const inputOf = (scenario: Scenario): DiagnoseInput => ({
  snapshot: snapshotOf(scenario.account),
  request: scenario.request ? toRequest(scenario.request) : null,
  complaint: scenario.symptom ?? {},
  observations: [...(scenario.observations ?? [])],
});
