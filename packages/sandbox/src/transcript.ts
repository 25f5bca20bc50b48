/** One exchange with an invoke host that was really seen, or that AWS documents. It is served verbatim. */
export interface Transcript {
  readonly request: TranscriptRequest;
  readonly response: TranscriptResponse;
  /** Where the exchange comes from (a recording, or the page that documents it). */
  readonly source: string;
}

/** Which requests get the answer. Of several that match, the one with the most conditions wins. */
export interface TranscriptRequest {
  readonly method: string;
  /** The Host header that was sent, without port. */
  readonly host: string;
  /** With a query it must match whole, without one the query of the request does not matter. */
  readonly path: string;
  /** Header names that must be there; `name: value` must have this value. */
  readonly headersPresent?: readonly string[];
  /** Header names that must not be there. */
  readonly headersAbsent?: readonly string[];
}

/** The answer. Headers are a list, for a name may occur more than once and its spelling matters. */
export interface TranscriptResponse {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
  /** How `body` is written here; `utf8` when absent. */
  readonly bodyEncoding?: 'utf8' | 'base64';
}
