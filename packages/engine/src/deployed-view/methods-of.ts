import type { Deployment, Fact, Method, Resource, RestApiFacts } from '@gatescope/shared';
import { hidden, present } from '@gatescope/shared';
import type { DeployedExport } from '../deployed-export.ts';
import type { DeployedMethod, DeployedView } from '../deployed-view.ts';

type Requirement = Pick<Method, 'authorizationType' | 'apiKeyRequired'>;
type Summary = NonNullable<Deployment['apiSummary']>;
type Saved = ReadonlyMap<string, { readonly method: Method; readonly resourceId: string }>;

const noneSaved: Saved = new Map();
const savedBefore = new WeakMap<readonly Resource[], Saved>();

/** The saved methods by `VERB /path`; read once per list of resources. */
export const savedMethods = ({ resources }: RestApiFacts): Saved => {
  if (resources.state !== 'present') return noneSaved;
  const before = savedBefore.get(resources.value);
  if (before) return before;
  const result = new Map<string, { method: Method; resourceId: string }>();
  for (const { id, path, resourceMethods } of resources.value) {
    for (const [verb, method] of Object.entries(resourceMethods ?? {})) {
      result.set(`${verb} ${path}`, { method, resourceId: id });
    }
  }
  savedBefore.set(resources.value, result);
  return result;
};

const toMethod = (
  key: string,
  own: Requirement,
  saved: Saved,
  exported: DeployedExport | undefined,
): DeployedMethod => {
  const space = key.indexOf(' ');
  return {
    path: key.slice(space + 1),
    verb: key.slice(0, space),
    authorizationType: own.authorizationType ?? 'NONE',
    apiKeyRequired: own.apiKeyRequired ?? false,
    saved: saved.get(key)?.method,
    exported: exported?.methods.get(key),
    resourceId: saved.get(key)?.resourceId,
  };
};

const summaryEntries = (summary: Summary): [string, Requirement][] =>
  Object.entries(summary).flatMap(([path, verbs]) =>
    Object.entries(verbs).map(([verb, method]): [string, typeof method] => [`${verb} ${path}`, method]),
  );

interface Sources {
  readonly saved: Saved;
  readonly exported: DeployedExport | undefined;
}

const listedBefore = new WeakMap<object, Sources & { readonly list: readonly DeployedMethod[] }>();

/** A list is made once per source: gates and modes ask for the same one again and again. */
const list = (
  source: object,
  entries: () => Iterable<[string, Requirement]>,
  { saved, exported }: Sources,
): Fact<readonly DeployedMethod[]> => {
  const before = listedBefore.get(source);
  if (before?.saved === saved && before.exported === exported) return present(before.list);
  const made = [...entries()].map(([key, own]) => toMethod(key, own, saved, exported));
  listedBefore.set(source, { saved, exported, list: made });
  return present(made);
};

/** The methods of a deployment: from its summary, else from the stage's export, else assumed to be as saved. */
export const methodsOf = (
  api: RestApiFacts,
  summary: Summary | undefined,
  exported: DeployedExport | undefined,
): Pick<DeployedView, 'methods' | 'methodsBasis'> => {
  const sources = { saved: savedMethods(api), exported };
  if (summary) return { methods: list(summary, () => summaryEntries(summary), sources), methodsBasis: 'deployed' };
  if (exported?.hasExtensions)
    return { methods: list(exported, () => exported.methods, sources), methodsBasis: 'deployed' };
  const { resources } = api;
  if (resources.state !== 'present')
    return { methods: resources.state === 'hidden' ? resources : hidden('failed'), methodsBasis: 'assumed-from-saved' };
  const entries = () => [...sources.saved].map(([key, { method }]): [string, Method] => [key, method]);
  return { methods: list(resources.value, entries, sources), methodsBasis: 'assumed-from-saved' };
};
