import type { Complaint, DiagnoseInput, Observation, Request, Snapshot } from '@gatescope/shared';
import type { Chain } from './chain/chain.ts';
import { announcedCall, speakForPage } from './cors/sent-preflight.ts';
import type { ComplaintReading } from './complaint-reading.ts';
import { readComplaint } from './complaint-reading.ts';
import type { ParsedUrl } from './parsed-url.ts';
import { parseUrl } from './parsed-url.ts';
import { observedComplaint, type ObservedComplaint } from './vantages/observed-complaint.ts';

/** All that gates and failure modes may know, read once. */
export interface World {
  readonly snapshot: Snapshot;
  readonly request: Request | null;
  /** What CORS is about: the request, or the call that a preflight sent by hand asks about. */
  readonly pageCall: Request | null;
  readonly complaint: Complaint;
  /** What somebody said was seen; where nobody did, what a probe or the caller's script saw. */
  readonly seen: ComplaintReading;
  /** Of the latter: whose eyes. */
  readonly observed: ObservedComplaint | undefined;
  readonly observations: readonly Observation[];
  /** The request's URL in parts; undefined when there is no request or its URL is none. */
  readonly url: ParsedUrl | undefined;
  /** Set where the request is the call of another API's integration. */
  readonly chain: Chain | undefined;
}

/** Prepares the input of a diagnosis. */
export const makeWorld = (input: DiagnoseInput, chain?: Chain): World => {
  const observed = observedComplaint(input);
  const request = input.request && speakForPage(input.request);
  return {
    snapshot: input.snapshot,
    request,
    pageCall: request && (announcedCall(request) ?? request),
    complaint: input.complaint,
    seen: readComplaint(observed?.complaint ?? input.complaint),
    observed,
    observations: input.observations,
    url: input.request ? parseUrl(input.request.url) : undefined,
    chain,
  };
};
