import type { DiagnosisResult } from '@gatescope/shared';

/** What of a diagnosed request is tried. */
export interface LivePlace {
  readonly stage?: string;
  readonly path?: string;
  readonly method?: string;
  readonly origin?: string;
}

/** The path below the stage; undefined where the URL does not begin with the stage, as under an own domain name. */
const pathBelow = (url: string, stage: string): string | undefined => {
  if (!URL.canParse(url)) return undefined;
  const { pathname } = new URL(url);
  if (stage === '$default') return pathname;
  return pathname === `/${stage}` || pathname.startsWith(`/${stage}/`)
    ? pathname.slice(stage.length + 1) || '/'
    : undefined;
};

/** The route of a diagnosed request, to be tried. Queries stay out: they may hold what is nobody's business. */
export const toLivePlace = ({ target, request }: Pick<DiagnosisResult, 'target' | 'request'>): LivePlace => {
  const { stage } = target;
  const path = request && stage !== undefined ? pathBelow(request.url, stage) : undefined;
  const origin = request?.client.kind === 'browser' ? request.client.origin : undefined;
  return {
    ...(stage === undefined ? {} : { stage }),
    ...(path === undefined ? {} : { path }),
    ...(request ? { method: request.method } : {}),
    ...(origin === undefined ? {} : { origin }),
  };
};

// What a page cannot set, and what it may send without asking.
// https://fetch.spec.whatwg.org/#forbidden-request-header https://fetch.spec.whatwg.org/#cors-safelisted-request-header
const unasked =
  /^(?:accept|accept-(?:charset|encoding|language)|content-language|content-length|connection|cookie|date|dnt|expect|host|origin|referer|te|trailer|transfer-encoding|upgrade|user-agent|via|proxy-.*|sec-.*)$/;

/** Names of the headers that a page's preflight asks for. */
export const preflightHeaders = ({ request }: Pick<DiagnosisResult, 'request'>): string[] =>
  request?.client.kind === 'browser'
    ? Object.keys(request.headers)
        .filter((name) => !unasked.test(name) && /^[!#$%&'*+.^_`|~0-9a-z-]{1,128}$/.test(name))
        .slice(0, 32)
    : [];
