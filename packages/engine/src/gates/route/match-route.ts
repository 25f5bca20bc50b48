/** What the matcher needs of a deployed method. */
export interface RoutePattern {
  /** Resource path, for example `/items/{id}` or `/files/{proxy+}`. */
  readonly path: string;
  /** `ANY` stands for the seven verbs that API Gateway knows. */
  readonly verb: string;
}

/** A pattern that a path selects, with the values of its path parameters as sent. */
export interface RouteMatch<P extends RoutePattern> {
  readonly pattern: P;
  readonly parameters: Readonly<Record<string, string>>;
}

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-settings-method-request.html */
const anyVerbs: readonly string[] = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'];

/** Segments of a path as sent. Slashes at its ends do not count; `//` in between leaves an empty segment. */
export const splitPath = (path: string): readonly string[] => {
  const trimmed = path.replace(/^\/+|\/+$/g, '');
  return trimmed === '' ? [] : trimmed.split('/');
};

const decoded = (segment: string): string => {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
};

/** One part of a resource path: a literal, or a variable's name. */
interface Part {
  readonly text: string;
  readonly name: string | undefined;
  readonly isGreedy: boolean;
}

const toPart = (text: string): Part => {
  const [, name, plus] = /^\{([^}+]+)(\+?)\}$/.exec(text) ?? [];
  return { text, name, isGreedy: plus === '+' };
};

/** Resource paths are few and asked for again and again; a handful of APIs fits. */
const parsed = new Map<string, readonly Part[]>();

const parseTemplate = (path: string): readonly Part[] => {
  const before = parsed.get(path);
  if (before) return before;
  const parts = splitPath(path).map(toPart);
  if (parsed.size >= 5000) parsed.clear();
  parsed.set(path, parts);
  return parts;
};

/** Whether a resource path ends in a greedy variable such as `{proxy+}`. */
export const isGreedyPath = (path: string): boolean => parseTemplate(path).at(-1)?.isGreedy === true;

/**
 * The path parameters of a request's segments under a resource path; undefined when it does not match. A greedy variable
 * takes one segment or more, a plain one exactly one that is not empty; names are compared with regard to case.
 */
export const matchPath = (template: string, segments: readonly string[]): Record<string, string> | undefined => {
  const parts = parseTemplate(template);
  if (parts.length > segments.length || (parts.length < segments.length && !parts.at(-1)?.isGreedy)) return undefined;
  const parameters: Record<string, string> = {};
  for (const [index, { text, name, isGreedy }] of parts.entries()) {
    const segment = segments[index] ?? '';
    if (name !== undefined && isGreedy) return { ...parameters, [name]: segments.slice(index).join('/') };
    if (segment === '') return undefined;
    if (name !== undefined) parameters[name] = segment;
    else if (text !== segment && text !== decoded(segment)) return undefined;
  }
  return parameters;
};

const rankOf = ({ name, isGreedy }: Part): number => (isGreedy ? 2 : name === undefined ? 0 : 1);

/** Orders resource paths by how exactly they name what they match: literal before `{name}` before `{name+}`, from the left. */
export const comparePaths = (a: string, b: string): number => {
  const left = parseTemplate(a);
  const right = parseTemplate(b);
  for (const [index, part] of left.entries()) {
    const other = right[index];
    const difference = other ? rankOf(part) - rankOf(other) : 0;
    if (difference !== 0) return difference;
  }
  return right.length - left.length;
};

const verbMatches = (pattern: RoutePattern, verb: string): boolean =>
  pattern.verb === verb || (pattern.verb === 'ANY' && anyVerbs.includes(verb));

const byFit = (a: RoutePattern, b: RoutePattern): number =>
  comparePaths(a.path, b.path) || Number(a.verb === 'ANY') - Number(b.verb === 'ANY');

/** Every pattern whose path matches, whatever its verb, best first. */
export const matchPaths = <P extends RoutePattern>(
  patterns: readonly P[],
  segments: readonly string[],
): RouteMatch<P>[] =>
  patterns
    .flatMap((pattern) => {
      const parameters = matchPath(pattern.path, segments);
      return parameters ? [{ pattern, parameters }] : [];
    })
    .sort((a, b) => byFit(a.pattern, b.pattern));

/**
 * The pattern that a REST API serves a request with. It selects the pair of path and verb: a more exact path that lacks
 * the verb does not hide a `{proxy+}` or `{name}` that has it (measured on AWS by several emulator projects, for example
 * https://github.com/localstack/localstack/pull/9208 and https://github.com/ministackorg/ministack/pull/1423).
 */
export const matchRoute = <P extends RoutePattern>(
  patterns: readonly P[],
  verb: string,
  segments: readonly string[],
): RouteMatch<P> | undefined =>
  matchPaths(
    patterns.filter((pattern) => verbMatches(pattern, verb)),
    segments,
  )[0];
