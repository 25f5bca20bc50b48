import type { InvokeUrlVariant, Request, Snapshot } from '@gatescope/shared';
import { preflightOf } from '../cors/preflight.ts';
import { parseUrl } from '../parsed-url.ts';

/** One request of the script. Header values are harmless; secrets are added where the script runs. */
export interface ScriptRequest {
  readonly leg: 'preflight' | 'actual';
  readonly method: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** It reaches the backend and may change something: sent only when the caller says so. */
  readonly hasEffects: boolean;
}

/** One form of the URL with what to send to it. */
export interface ScriptTry {
  readonly form: string;
  readonly url: string;
  readonly host: string;
  readonly path: string;
  readonly requests: readonly ScriptRequest[];
}

/** All that a script is made of, free of control characters. */
export interface ScriptPlan {
  readonly region: string;
  readonly apiId: string;
  readonly tries: readonly ScriptTry[];
}

const mostTries = 16;
const token = /^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,128}$/;
const plainHost = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i;
const secretName = /authorization|cookie|token|secret|key|password|credential|signature|session/i;
const ownToConnection = new Set([
  'host',
  'connection',
  'content-length',
  'transfer-encoding',
  'expect',
  'te',
  'upgrade',
]);

/** Printable text of one line: nothing in it ends a line of a script or of an HTTP head. */
export const oneLine = (text: string, longest = 8192): string =>
  text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '').slice(0, longest);

type Header = readonly [name: string, value: string];

const isHarmless = ([name, value]: Header): boolean =>
  // A value in angle brackets describes a secret that was left out.
  token.test(name) && !secretName.test(name) && !ownToConnection.has(name) && !/[<>]/.test(value);

const ofForm = ({ headers }: InvokeUrlVariant): Header[] =>
  Object.entries(headers)
    .filter(([name]) => token.test(name))
    .map(([name, value]) => [name, oneLine(value, 512)]);

const effectless = new Set(['GET', 'HEAD', 'OPTIONS']);

const methodOf = ({ method }: Request): string => (token.test(method) ? method.toUpperCase() : 'GET');

const requestsOf = (request: Request, variant: InvokeUrlVariant): ScriptRequest[] => {
  const { client } = request;
  const origin: Header[] = client.kind === 'browser' && client.origin ? [['origin', oneLine(client.origin, 512)]] : [];
  const own = Object.entries(request.headers).filter(isHarmless).slice(0, 20);
  const kept = own.filter(([name]) => name !== 'origin').map(([name, value]): Header => [name, oneLine(value, 1024)]);
  const preflight = preflightOf({ ...request, url: variant.url });
  const method = methodOf(request);
  return [
    ...(preflight
      ? [
          {
            leg: 'preflight' as const,
            method: 'OPTIONS',
            headers: Object.entries(preflight.headers)
              .filter(([name]) => token.test(name))
              .map(([name, value]): Header => [name, oneLine(value, 2048)]),
            hasEffects: false,
          },
        ]
      : []),
    { leg: 'actual', method, headers: [...ofForm(variant), ...kept, ...origin], hasEffects: !effectless.has(method) },
  ];
};

const toTry = (request: Request, variant: InvokeUrlVariant): ScriptTry[] => {
  const url = oneLine(variant.url).replace(/^wss:/, 'https:');
  const parsed = parseUrl(url);
  if (!parsed || parsed.scheme !== 'https' || parsed.port !== 443 || !plainHost.test(parsed.host)) return [];
  const host = parsed.host.toLowerCase();
  const behind = /^https:\/\/[^/?#]*([^#]*)/.exec(url)?.[1] ?? '';
  // What is not ASCII, and blanks, would be something else on the wire.
  const path = encodeURI(behind.startsWith('/') ? behind : `/${behind}`).replaceAll('%25', '%');
  return [
    {
      form: oneLine(variant.form, 64).replaceAll(/[^a-z0-9-]/g, ''),
      url: `https://${host}${path}`,
      host,
      path,
      requests: requestsOf(request, variant),
    },
  ];
};

/** What to try from the caller's place. */
export const planScript = (input: {
  readonly snapshot: Snapshot;
  readonly request: Request;
  readonly variants: readonly InvokeUrlVariant[];
}): ScriptPlan => {
  const { region, apiId } = input.snapshot.target;
  return {
    region: region.replaceAll(/[^a-z0-9-]/g, ''),
    apiId: apiId.replaceAll(/[^A-Za-z0-9-]/g, ''),
    tries: input.variants.flatMap((variant) => toTry(input.request, variant)).slice(0, mostTries),
  };
};
