/** The parts of the URL that was called; `path` starts with a slash and is as sent, without query and fragment. */
export interface ParsedUrl {
  readonly scheme: string;
  readonly host: string;
  readonly port: number;
  readonly path: string;
  readonly query: string;
  /** Never sent by a client. */
  readonly fragment: string;
}

const defaultPorts: Record<string, number> = { https: 443, http: 80, wss: 443, ws: 80 };

/** Splits a URL without normalising its path (an engine needs to see `//` and `%2F` as sent); undefined when it is none. */
export const parseUrl = (text: string): ParsedUrl | undefined => {
  const match =
    /^([a-z][a-z0-9+.-]*):\/\/(?:[^/?#@]*@)?(\[[^\]]+\]|[^/?#:]+)(?::(\d+))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/i.exec(
      text.trim(),
    );
  if (!match?.[1] || !match[2]) return undefined;
  const scheme = match[1].toLowerCase();
  const path = match[4] ?? '';
  return {
    scheme,
    host: match[2].toLowerCase().replace(/\.$/, ''),
    port: match[3] ? Number(match[3]) : (defaultPorts[scheme] ?? 0),
    path: path === '' ? '/' : path,
    query: match[5] ?? '',
    fragment: match[6] ?? '',
  };
};
