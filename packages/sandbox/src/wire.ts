import type { IncomingMessage, ServerResponse } from 'node:http';
import type { WireAnswer, WireRequest } from './protocols/protocol.ts';

/** Reads a request whole. */
export async function readRequest(incoming: IncomingMessage): Promise<WireRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer); // No encoding is set, so chunks are buffers.
  const [rawPath = '/', ...query] = (incoming.url ?? '/').split('?');
  return {
    method: incoming.method ?? 'GET',
    rawPath,
    rawQuery: query.join('?'),
    headers: joinHeaders(incoming),
    body: Buffer.concat(chunks),
  };
}

/** Sends an answer with its length. */
export function sendAnswer(response: ServerResponse, { status, headers, body }: WireAnswer): void {
  const bytes = Buffer.from(body);
  response.writeHead(status, { ...headers, 'content-length': String(bytes.length) });
  response.end(bytes);
}

function joinHeaders({ headers }: IncomingMessage): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => {
      if (value === undefined) return [];
      return [[name, Array.isArray(value) ? value.join(',') : value]];
    }),
  );
}
