import type { TranscriptHop, WireReply } from '@gatescope/engine';
import type { Transcript } from '@gatescope/sandbox';
import type { Request } from '@gatescope/shared';

/** One call of a page and everything that it is answered, in the order of its redirects. */
export interface Call {
  readonly name: string;
  readonly request: Request;
  readonly hops: readonly { readonly preflight?: WireReply; readonly actual?: WireReply }[];
  readonly source: string;
}

const headerLines = ({ headers }: WireReply): (readonly [string, string])[] =>
  Object.entries(headers).flatMap(([name, value]) => [value].flat().map((line) => [name, line] as const));

const toTranscript = (call: Call, method: string, url: string, reply: WireReply): Transcript => {
  const { host, pathname, search } = new URL(url);
  return {
    request: { method, host, path: `${pathname}${search}` },
    response: { status: reply.status, headers: headerLines(reply), body: reply.body ?? '' },
    source: call.source,
  };
};

const redirects = [301, 302, 303, 307, 308];

const locationOf = ({ status, headers }: WireReply): string | undefined => {
  const value = Object.entries(headers).find(([name]) => name.toLowerCase() === 'location')?.[1];
  return redirects.includes(status) ? [value].flat()[0] : undefined;
};

/** The call's replies as the sandbox serves them; a hop's address is where the reply before it leads to. */
export const servedBy = (call: Call): Transcript[] => {
  const served: Transcript[] = [];
  let { url, method } = call.request;
  for (const { preflight, actual } of call.hops) {
    if (preflight) served.push(toTranscript(call, 'OPTIONS', url, preflight));
    if (!actual) break;
    served.push(toTranscript(call, method, url, actual));
    const location = locationOf(actual);
    if (location === undefined) break;
    url = new URL(location, url).href;
    if (actual.status === 303 || (actual.status <= 302 && method === 'POST')) method = 'GET';
  }
  return served;
};

/** The same replies in the engine's form: names in lower case. */
export const toHops = ({ hops }: Pick<Call, 'hops'>): TranscriptHop[] => {
  const toReply = (reply: WireReply) => {
    const headers: Record<string, string[]> = {};
    for (const [name, line] of headerLines(reply)) (headers[name.toLowerCase()] ??= []).push(line);
    return { status: reply.status, headers };
  };
  return hops.map(({ preflight, actual }) => ({
    ...(preflight ? { preflight: toReply(preflight) } : {}),
    ...(actual ? { actual: toReply(actual) } : {}),
  }));
};
