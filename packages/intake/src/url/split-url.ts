/** The parts of a URL as they were written: nothing is decoded or normalised. */
export interface SplitUrl {
  /** Lower case. */
  readonly scheme: string;
  /** Lower case, without port and trailing dot; brackets of an IPv6 address are kept. */
  readonly host: string;
  readonly port: number;
  /** Begins with a slash. */
  readonly path: string;
  /** Without its question mark. */
  readonly query: string;
  readonly hasUserInfo: boolean;
}

const longest = 16_384;
const shape =
  /^(https?|wss?):\/\/(?:([^/?#@\s]{0,500})@)?(\[[0-9a-f:.%]{2,60}\]|[^/?#:@\s]{1,300})(?::(\d{1,5}))?([/?#][^\s]{0,16384})?$/i;
const ports: Readonly<Record<string, number>> = { https: 443, wss: 443, http: 80, ws: 80 };

/** Takes an http(s) or ws(s) URL apart; undefined when the text is none. */
export const splitUrl = (url: string): SplitUrl | undefined => {
  const [, scheme, userInfo, host, port, rest = ''] = (url.length > longest ? null : shape.exec(url.trim())) ?? [];
  if (!scheme || !host) return undefined;
  const [beforeFragment = ''] = rest.split('#', 1);
  const mark = beforeFragment.indexOf('?');
  const path = mark === -1 ? beforeFragment : beforeFragment.slice(0, mark);
  const name = scheme.toLowerCase();
  return {
    scheme: name,
    host: host.toLowerCase().replace(/\.$/, ''),
    port: port ? Number(port) : (ports[name] ?? 443),
    path: path === '' ? '/' : path,
    query: mark === -1 ? '' : beforeFragment.slice(mark + 1),
    hasUserInfo: userInfo !== undefined,
  };
};

/** The URL without user information, with a path that begins with a slash. */
export const writeUrl = ({ scheme, host, port, path, query }: SplitUrl): string => {
  const isDefault = ports[scheme] === port;
  return `${scheme}://${host}${isDefault ? '' : `:${port}`}${path}${query === '' ? '' : `?${query}`}`;
};
