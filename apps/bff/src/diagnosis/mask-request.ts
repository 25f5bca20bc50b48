import type { Request } from '@gatescope/shared';

/** Names of query parameters whose values open something. */
const secretParameter =
  /^(x-amz-(signature|security-token|credential)|signature|sig|.*(token|secret|passw(or)?d|api[-_]?key|credential|authorization|assertion)|code|key|jwt|sid|session(id)?)$/i;

/** A URL whose secret query values are replaced; names, order and everything else stay as they were. */
export const maskUrl = (url: string): string => {
  const [beforeFragment = '', ...fragment] = url.split('#');
  const start = beforeFragment.indexOf('?');
  const tail = fragment.length > 0 ? `#${fragment.join('#')}` : '';
  const head = (start === -1 ? beforeFragment : beforeFragment.slice(0, start)).replace(
    /^([a-z][a-z0-9+.-]*:\/\/)[^/@]*@/i,
    '$1',
  );
  if (start === -1) return head + tail;
  const query = beforeFragment
    .slice(start + 1)
    .split('&')
    .map((pair) => {
      const [name = '', ...value] = pair.split('=');
      return value.length > 0 && secretParameter.test(name) ? `${name}=<masked>` : pair;
    });
  return `${head}?${query.join('&')}${tail}`;
};

const secretHeader =
  /^(?!access-control-).*(token|secret|passw|api[-_]?key|authorization|cookie|signature|credential)/i;

/** Whether a header of this name carries a secret. */
export const isSecretHeader = (name: string): boolean => secretHeader.test(name);

/** A value that only describes (`<…>`, `Bearer <…>`) has been masked before. */
const isMasked = (value: string): boolean => value === '' || /^([A-Za-z0-9-]+ )?<[^>]*>$/.test(value);

/** The request without secrets in URL and headers. `<…>` tells the engine that there was a value. */
export const maskRequest = (request: Request): Request => {
  const headers = Object.entries(request.headers).map(([name, value]) => [
    name,
    isSecretHeader(name) && !isMasked(value) ? '<masked>' : value,
  ]);
  return { ...request, url: maskUrl(request.url), headers: Object.fromEntries(headers) };
};

/** The request as it is shown and stored: the engine judges the body, nobody needs to read it again. */
export const withoutBody = ({ body: _dropped, ...request }: Request): Request => request;
