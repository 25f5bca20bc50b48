import type { Method, Request } from '@gatescope/shared';
import type { MatchedRoute } from '../journey.ts';

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
};

const queryOf = (url: string): ReadonlyMap<string, string> =>
  new Map(
    (/\?([^#]*)/.exec(url)?.[1] ?? '')
      .split('&')
      .filter((pair) => pair !== '')
      .map((pair): [string, string] => {
        const [name = '', ...value] = pair.split('=');
        return [decode(name), decode(value.join('='))];
      }),
  );

/** Nothing was said of headers: neither of their names nor of what authenticates. */
const areHeadersSaid = ({ headers, credential }: Request): boolean =>
  credential.scheme !== 'not-said' || Object.keys(headers).length > 0;

const isBlank = (value: string | undefined): boolean => value === undefined || value.trim() === '';

/**
 * Required parameters that are missing or blank, by name; `unsaid` are headers of which nothing was said.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-request-validation.html
 */
export const checkParameters = (
  method: Method,
  request: Request,
  route: MatchedRoute,
): { readonly missing: readonly string[]; readonly unsaid: readonly string[] } => {
  const query = queryOf(request.url);
  const missing: string[] = [];
  const unsaid: string[] = [];
  for (const [key, isRequired] of Object.entries(method.requestParameters ?? {})) {
    const [, place, name] =
      /^method\.request\.(path|querystring|header|multivaluequerystring|multivalueheader)\.(.+)$/.exec(key) ?? [];
    if (!isRequired || !name) continue;
    if (place === 'path' && isBlank(route.parameters[name])) missing.push(name);
    if (place?.endsWith('querystring') && isBlank(query.get(name))) missing.push(name);
    if (place?.endsWith('header') && isBlank(request.headers[name.toLowerCase()]))
      (areHeadersSaid(request) ? missing : unsaid).push(name);
  }
  return { missing, unsaid };
};
