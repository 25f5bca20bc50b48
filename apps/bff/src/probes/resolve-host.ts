import { getServers, promises as dns } from 'node:dns';

/** What the resolver of this machine says of a name. */
export interface Resolution {
  readonly addresses: readonly string[];
  readonly cnames: readonly string[];
  readonly resolvers: readonly string[];
  /** Node's code of the failure, e.g. `ENOTFOUND`. */
  readonly error?: string;
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'EUNKNOWN';

const inTime = async <T>(work: Promise<T>, milliseconds: number, late: T): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<T>((resolve) => {
    timer = setTimeout(() => resolve(late), milliseconds);
  });
  return Promise.race([work, timeout]).finally(() => clearTimeout(timer));
};

type Lookup = { readonly addresses: readonly string[]; readonly error?: string };

const lookup = (host: string): Promise<Lookup> =>
  dns.lookup(host, { all: true, verbatim: true }).then(
    (found) => ({ addresses: [...new Set(found.map(({ address }) => address))] }),
    (error: unknown) => ({ addresses: [], error: codeOf(error) }),
  );

/** Resolves a name as every program on this machine would; the chain of aliases is asked for beside it. */
export const resolveHost = async (host: string, timeoutMs: number): Promise<Resolution> => {
  const [found, cnames] = await Promise.all([
    inTime<Lookup>(lookup(host), timeoutMs, { addresses: [], error: 'ETIMEOUT' }),
    inTime(
      dns.resolveCname(host).catch((): string[] => []),
      timeoutMs,
      [],
    ),
  ]);
  return { ...found, cnames, resolvers: getServers() };
};
