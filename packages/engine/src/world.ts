import type { Complaint, DiagnoseInput, Observation, Request, Snapshot } from '@gatescope/shared';
import type { ComplaintReading } from './complaint-reading.ts';
import { readComplaint } from './complaint-reading.ts';
import type { ParsedUrl } from './parsed-url.ts';
import { parseUrl } from './parsed-url.ts';

/** All that gates and failure modes may know, read once. */
export interface World {
  readonly snapshot: Snapshot;
  readonly request: Request | null;
  readonly complaint: Complaint;
  readonly seen: ComplaintReading;
  readonly observations: readonly Observation[];
  /** The request's URL in parts; undefined when there is no request or its URL is none. */
  readonly url: ParsedUrl | undefined;
}

/** Prepares the input of a diagnosis. */
export const makeWorld = (input: DiagnoseInput): World => ({
  snapshot: input.snapshot,
  request: input.request,
  complaint: input.complaint,
  seen: readComplaint(input.complaint),
  observations: input.observations,
  url: input.request ? parseUrl(input.request.url) : undefined,
});
