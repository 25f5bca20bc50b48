import { makeGlob, matchesGlob, toTokens } from '../../../policy/glob.ts';
import type { ElementVerdict } from '../../../policy/policy-types.ts';
import { splitArn } from '../../../policy/split-arn.ts';

/** In which part a Resource differs from the called method's ARN. `path`: it deliberately covers other paths. */
export type ResourcePart =
  | 'not-an-arn'
  | 'partition'
  | 'service'
  | 'region'
  | 'account'
  | 'api'
  | 'tail-missing'
  | 'stage'
  | 'stage-missing'
  | 'verb'
  | 'verb-missing'
  | 'path-form'
  | 'path';

export interface ResourceDifference {
  readonly part: ResourcePart;
  readonly pattern: string;
  /** The pattern put right, as narrow as it was meant. */
  readonly corrected: string;
}

const verbs = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS']);
const fits = (pattern: string, text: string): boolean => matchesGlob(makeGlob(toTokens(pattern)), text);
const isVerb = (text: string): boolean => verbs.has(text.toUpperCase());

interface Called {
  readonly arn: readonly string[];
  readonly api: string;
  readonly stage: string;
  readonly verb: string;
  readonly path: string;
}

const readCalled = (resource: string): Called | undefined => {
  const arn = splitArn(resource);
  const [, api = '', stage = '', verb = '', path = ''] =
    /^([^/]*)\/([^/]*)\/([^/]*)\/(.*)$/s.exec(arn?.[5] ?? '') ?? [];
  return arn ? { arn, api, stage, verb, path } : undefined;
};

/** The path part of a pattern that cannot be meant as written: a template, a doubled slash or stage, another case. */
const correctPath = (path: string, called: Called): string | undefined => {
  const candidates = [
    path.replaceAll(/\{[^}/]*\+?\}/g, '*'),
    path.replace(/^\/+/, ''),
    path.startsWith(`${called.stage}/`) ? path.slice(called.stage.length + 1) : path,
    path.toLowerCase() === called.path.toLowerCase() ? called.path : path,
  ];
  return candidates.find((candidate) => candidate !== path && fits(candidate, called.path));
};

const differInPath = (path: string | undefined, called: Called): { part: ResourcePart; tail: string } | undefined => {
  if (path === undefined) return { part: 'tail-missing', tail: '*' };
  if (fits(path, called.path)) return undefined;
  const corrected = correctPath(path, called);
  return corrected === undefined ? { part: 'path', tail: called.path } : { part: 'path-form', tail: corrected };
};

const restOf = (segments: readonly string[], from: number): string | undefined =>
  segments.length > from ? segments.slice(from).join('/') : undefined;

interface Found {
  readonly part: ResourcePart;
  /** The last of the six parts, put right. */
  readonly corrected: string;
}

const differInVerb = (segments: readonly string[], called: Called): Found => {
  const [, stage = '', verb = ''] = segments;
  const head = `${called.api}/${stage}`;
  if (verb === '' && segments.length <= 3) return { part: 'tail-missing', corrected: `${head}/*` };
  if (!fits(verb, called.verb)) {
    if (isVerb(verb)) return { part: 'verb', corrected: `${head}/${called.verb}/${restOf(segments, 3) ?? '*'}` };
    const path = restOf(segments, 2) ?? '';
    return {
      part: 'verb-missing',
      corrected: `${head}/${called.verb}/${fits(path, called.path) ? path : called.path}`,
    };
  }
  const path = differInPath(restOf(segments, 3), called);
  return path
    ? { part: path.part, corrected: `${head}/${verb}/${path.tail}` }
    : { part: 'path', corrected: `${head}/${called.verb}/${called.path}` };
};

const differInMethod = (segments: readonly string[], called: Called): Found => {
  const [, stage] = segments;
  if (stage === undefined || (stage === '' && segments.length <= 2))
    return { part: 'tail-missing', corrected: `${called.api}/*` };
  if (fits(stage, called.stage)) return differInVerb(segments, called);
  if (isVerb(stage))
    return { part: 'stage-missing', corrected: [called.api, called.stage, ...segments.slice(1)].join('/') };
  return { part: 'stage', corrected: [called.api, called.stage, ...segments.slice(2)].join('/') };
};

const headParts = ['not-an-arn', 'partition', 'service', 'region', 'account'] as const;

const differ = (pattern: string, called: Called): ResourceDifference | undefined => {
  const parts = splitArn(pattern);
  const rightHead = called.arn.slice(0, 5).join(':');
  if (!parts) return { part: 'not-an-arn', pattern, corrected: `${rightHead}:${called.api}/*` };
  const headAt = called.arn.slice(0, 5).findIndex((text, index) => !fits(parts[index] ?? '', text));
  const segments = (parts[5] ?? '').split('/');
  const isApi = fits(segments[0] ?? '', called.api);
  const rest = isApi
    ? differInMethod(segments, called)
    : { part: 'api' as const, corrected: [called.api, ...(segments.length > 1 ? segments.slice(1) : ['*'])].join('/') };
  const wholeFits = fits(parts[5] ?? '', called.arn[5] ?? '');
  if (headAt === -1)
    return wholeFits ? undefined : { part: rest.part, pattern, corrected: `${rightHead}:${rest.corrected}` };
  return {
    part: headParts[headAt] ?? 'not-an-arn',
    pattern,
    corrected: `${rightHead}:${wholeFits ? (parts[5] ?? '') : rest.corrected}`,
  };
};

/**
 * How the Resource entries of a statement miss the called method. An entry that fits but for its path shows what the
 * statement is meant for, so the others are not read as mistakes; NotResource never is.
 */
export const resourceDifference = (element: ElementVerdict): ResourceDifference | undefined => {
  const called = readCalled(element.actual);
  if (!called || element.element !== 'Resource') return undefined;
  const differences = element.expected
    .map((pattern) => differ(pattern, called))
    .filter((difference) => difference !== undefined);
  return differences.find(({ part }) => part === 'path') ?? differences[0];
};

/** Whether a difference reads as a mistake in the ARN rather than as a choice of paths. */
export const isMistake = (difference: ResourceDifference | undefined): difference is ResourceDifference =>
  difference !== undefined && difference.part !== 'path';
