/** One page of a list, with the token of the next page when there is one. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | undefined;
}

/** How a list is paged: how many at most, and after which token. */
export interface PageRequest {
  readonly limit: number;
  readonly token: string | undefined;
}

/** Cuts a page out of a list. `invalidToken` is thrown for a token that this function did not make. */
export function pageOf<T>(all: readonly T[], { limit, token }: PageRequest, invalidToken: () => Error): Page<T> {
  const start = token === undefined ? 0 : readToken(token);
  if (start === undefined || start > all.length) throw invalidToken();
  const end = start + limit;
  return { items: all.slice(start, end), next: end < all.length ? makeToken(end) : undefined };
}

/** An opaque token for a position, as AWS's tokens are opaque. */
export function makeToken(position: number): string {
  return Buffer.from(`sandbox:${String(position)}`).toString('base64');
}

/** The position behind a token; undefined for a foreign one. */
export function readToken(token: string): number | undefined {
  const text = Buffer.from(token, 'base64').toString('utf8');
  const digits = /^sandbox:(\d+)$/.exec(text)?.[1];
  return digits === undefined ? undefined : Number(digits);
}
