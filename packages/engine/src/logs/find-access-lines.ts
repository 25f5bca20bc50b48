import type { AccessRecord } from '@gatescope/shared';

/** What a line is looked for by; everything that is said must hold. */
export interface AccessQuery {
  readonly requestId?: string;
  readonly extendedRequestId?: string;
  /** `403`, or `4xx`. */
  readonly status?: string;
  /** A path or a resource's template; a path matches its template as well. */
  readonly path?: string;
  readonly source?: string;
  readonly apiKeyId?: string;
}

const equals =
  (...names: readonly string[]) =>
  (record: AccessRecord, wanted: string): boolean =>
    names.some((name) => record[name]?.toLowerCase() === wanted.toLowerCase());

const segments = (path: string): string[] => path.split('?')[0]?.split('/').filter(Boolean) ?? [];

const fitsTemplate = (template: string, path: string): boolean => {
  const wanted = segments(path);
  const parts = segments(template);
  for (const [index, part] of parts.entries()) {
    if (/^\{[^}]+\+\}$/.test(part)) return wanted.length > index;
    const own = wanted[index];
    if (own === undefined || (!/^\{[^}]+\}$/.test(part) && part !== own)) return false;
  }
  return parts.length === wanted.length;
};

const fitsPath = (record: AccessRecord, wanted: string): boolean => {
  const { path, resourcePath, stage } = record;
  const isPath = (one: string): boolean => path !== undefined && segments(path).join('/') === segments(one).join('/');
  const withoutStage = segments(wanted)[0] === stage ? `/${segments(wanted).slice(1).join('/')}` : wanted;
  return (
    isPath(wanted) ||
    (stage !== undefined && isPath(`/${stage}/${wanted}`)) ||
    (resourcePath !== undefined && (fitsTemplate(resourcePath, wanted) || fitsTemplate(resourcePath, withoutStage)))
  );
};

const fitsStatus = ({ status }: AccessRecord, wanted: string): boolean =>
  status !== undefined && (/^\dxx$/i.test(wanted) ? status.length === 3 && status[0] === wanted[0] : status === wanted);

const tests: { readonly [Key in keyof Required<AccessQuery>]: (record: AccessRecord, wanted: string) => boolean } = {
  requestId: equals('requestId', 'extendedRequestId'),
  extendedRequestId: equals('extendedRequestId'),
  status: fitsStatus,
  path: fitsPath,
  source: equals('identity.sourceIp'),
  apiKeyId: equals('identity.apiKeyId'),
};

/** Whether a line is one of those that are looked for. A line that does not say what is asked is none of them. */
export const isWantedAccess = (record: AccessRecord, query: AccessQuery): boolean =>
  Object.entries(tests).every(([name, test]) => {
    // The names are those of `tests`, which has every key of the query.
    const wanted = query[name as keyof AccessQuery];
    return wanted === undefined || test(record, wanted);
  });

/** The records that are looked for, in their order. */
export const findAccessLines = <T extends { readonly record: AccessRecord }>(
  lines: readonly T[],
  query: AccessQuery,
): T[] => lines.filter(({ record }) => isWantedAccess(record, query));
