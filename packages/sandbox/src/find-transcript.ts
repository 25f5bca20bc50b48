import type { IncomingHttpHeaders } from 'node:http';
import type { Transcript, TranscriptRequest, TranscriptResponse } from './transcript.ts';

/** A request to an invoke host, as far as transcripts are told apart by it. */
export interface InvokeRequest {
  readonly method: string;
  readonly host: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
}

/** The answer of the transcript that fits best: that of the very host, and of these the one with the most conditions. */
export function findTranscript(
  transcripts: readonly Transcript[],
  request: InvokeRequest,
): TranscriptResponse | undefined {
  const fitting = transcripts.filter((transcript) => fits(transcript.request, request));
  const rank = (wanted: TranscriptRequest) => (isHost(wanted, request) ? 1000 : 0) + weight(wanted);
  const [best] = fitting.toSorted((left, right) => rank(right.request) - rank(left.request));
  return best?.response;
}

function fits(wanted: TranscriptRequest, given: InvokeRequest): boolean {
  return (
    wanted.method.toUpperCase() === given.method &&
    (isHost(wanted, given) || isNamedApi(wanted, given)) &&
    fitsPath(wanted.path, given.path) &&
    (wanted.headersPresent ?? []).every((header) => hasHeader(given.headers, header)) &&
    !(wanted.headersAbsent ?? []).some((header) => hasHeader(given.headers, header))
  );
}

function isHost(wanted: TranscriptRequest, given: InvokeRequest): boolean {
  return wanted.host.toLowerCase() === given.host.toLowerCase().replace(/:\d+$/, '');
}

// Whatever the host, x-apigw-api-id names the API: the answer is that of the API's own host.
function isNamedApi({ host }: TranscriptRequest, { headers }: InvokeRequest): boolean {
  const id = headers['x-apigw-api-id'];
  return typeof id === 'string' && host.toLowerCase().startsWith(`${id.toLowerCase()}.execute-api.`);
}

function fitsPath(wanted: string, given: string): boolean {
  return wanted.includes('?') ? wanted === given : wanted === given.split('?')[0];
}

function hasHeader(headers: IncomingHttpHeaders, wanted: string): boolean {
  const [name = '', ...rest] = wanted.split(':');
  const given = headers[name.trim().toLowerCase()];
  if (given === undefined) return false;
  const value = rest.join(':').trim();
  return value === '' || value === (Array.isArray(given) ? given.join(',') : given);
}

function weight({ path, headersPresent, headersAbsent }: TranscriptRequest): number {
  return (path.includes('?') ? 1 : 0) + (headersPresent?.length ?? 0) + (headersAbsent?.length ?? 0);
}
