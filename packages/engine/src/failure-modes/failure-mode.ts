import type { ApiKind, Certainty, ComplaintKind, Evidence, MissingFact, ProposedFix } from '@gatescope/shared';
import type { FactReader } from '../fact-reader.ts';
import type { GateId } from '../gates/gate.ts';
import type { ReasonCode } from '../reason-codes.ts';
import type { SimulatedTrace } from '../simulate.ts';
import type { World } from '../world.ts';
import { withSetup } from './setup/with-setup.ts';
import type { Stop } from './stop.ts';

/**
 * How a finding stands to the evidence, best first.
 * `observed`: a log line or reply about this very request names it.
 * `specific`: the complaint can hardly mean anything else, and configuration fits.
 * `possible`: complaint and configuration allow it; one check would tell.
 * A finding at a stop takes its standing from the stop instead.
 */
export type Standing = 'observed' | 'specific' | 'possible';

/** What a check concluded. */
export type Verdict =
  | {
      readonly verdict: 'found';
      /** The stop of a trace that it explains. */
      readonly at?: Stop;
      /** For findings that rest on complaint or observations rather than on a stop. */
      readonly standing?: Standing;
      /** Overrides the certainty that follows from stop or standing. */
      readonly certainty?: Certainty;
      /** Seen, but it is not what was complained of, or nobody complained: shown among the latent ones. */
      readonly isAside?: true;
      readonly evidence: readonly Evidence[];
      /** Values for `explain` and `fixes`. */
      readonly detail: Readonly<Record<string, unknown>>;
    }
  | { readonly verdict: 'clear' }
  | { readonly verdict: 'unknown'; readonly missing?: readonly MissingFact[] }
  | { readonly verdict: 'not-applicable' };
export type Found = Extract<Verdict, { verdict: 'found' }>;

/** What a check is given. */
export interface CheckContext {
  readonly world: World;
  readonly traces: readonly SimulatedTrace[];
  /** The actual request, production draw; undefined without a request. */
  readonly main: SimulatedTrace | undefined;
  /** Every gate that stopped (reached or not), best explanation first; without those that stop the preflight alone. */
  readonly stops: readonly Stop[];
  /** Stops of the preflight that the actual request does not share: the CORS modes' own. */
  readonly preflightStops: readonly Stop[];
  /** Every gate that answered `unknown` with a reason it might stop for. */
  readonly mayStop: readonly Stop[];
  readonly facts: FactReader;
}

/** A management call that AWS refuses for the thing that a failure mode is about. */
export interface SetupPart {
  /** Words of AWS that can hardly mean anything else. */
  readonly errors: RegExp;
  /** The calls that answer with these words, where other calls use them for other things. */
  readonly calls?: RegExp;
  /** The call has to be named: the words alone are those of many. */
  readonly isNamed?: true;
  /** Words that look alike and mean something else. */
  readonly except?: RegExp;
  /** For the catalogue. */
  readonly texts: readonly string[];
  readonly summary: string;
  readonly explanation: string;
  readonly fix: Pick<ProposedFix, 'id' | 'title' | 'notes'>;
}

/** One named cause. One file declares it; its example and its test lie beside it. */
export interface FailureMode {
  /** Same as the file name; kebab-case; for ever. */
  readonly id: string;
  /** Starts with the resource, states the defect, no final period. */
  readonly title: string;
  readonly kind: 'blocking' | 'latent';
  readonly gate: GateId | 'setup' | 'logging' | 'practice';
  readonly apis: readonly ApiKind[];
  /** Reason codes that it explains; empty for latent modes and for those that no gate can discover. */
  readonly explains: readonly ReasonCode[];
  /** What a caller can see, as data: the wizard matches pasted text with it. */
  readonly symptom: {
    readonly complaints: readonly ComplaintKind[];
    /** Typical texts: messages, console lines, client errors. */
    readonly texts: readonly string[];
    readonly statuses?: readonly number[];
  };
  /** Pointer patterns of the facts that it reads, e.g. `/account/vpcEndpoints`. */
  readonly needs: readonly string[];
  /** Modes that this one makes redundant when both are found: it says the same more exactly. */
  readonly supersedes?: readonly string[];
  /** Management calls that are refused for it, beside the calls of the API that fail for it; needs nothing else. */
  readonly setup?: SetupPart;
  /** It only hides or follows the real error: shown after any other blocking finding. */
  readonly isConsequence?: boolean;
  readonly check: (context: CheckContext) => Verdict;
  /** Second person, present tense, no blame. */
  readonly explain: (found: Found, context: CheckContext) => { readonly summary: string; readonly explanation: string };
  readonly fixes: (found: Found, context: CheckContext) => readonly ProposedFix[];
  readonly fixAvailability: 'always' | 'sometimes' | 'never';
  /** How to see it for oneself, e.g. an AWS CLI read; for the catalogue. */
  readonly howToSee: string;
  /** Two or three sentences for the catalogue: why AWS behaves so. */
  readonly why: string;
  readonly docs: readonly { readonly url: string; readonly proves: string }[];
}

/** Checks a declaration's shape at compile time and keeps its literal types. */
export const defineFailureMode = (mode: FailureMode): FailureMode => withSetup(mode);
