import type { Certainty, Method, RestApiFacts, Snapshot, Stage } from '@gatescope/shared';
import type { DeployedExport } from './deployed-export.ts';
import type { DeployedMethod } from './deployed-view.ts';
import { deployedView } from './deployed-view.ts';
import { savedMethods } from './deployed-view/methods-of.ts';
import { compareApis, compareGatewayResponses } from './drift/compare-apis.ts';
import type { FieldDifference } from './drift/compare-integrations.ts';
import { compareMethods } from './drift/compare-methods.ts';

/** One thing that is saved otherwise than the stage runs it. An undefined side has none of it. */
export interface Difference extends FieldDifference {
  readonly scope: 'method' | 'api' | 'gateway-response';
  /** For methods. */
  readonly path?: string;
  readonly verb?: string;
  /** `certain` from the deployment's summary, `likely` from the export. */
  readonly certainty: Certainty;
}

/** How a stage's deployment and the saved configuration differ. */
export interface Drift {
  readonly differences: readonly Difference[];
  /** False: the deployment's summary is not known, so not even paths and verbs were compared. */
  readonly hasSummary: boolean;
  /** False: only the summary was compared, so integrations and the like may differ unseen. */
  readonly hasExport: boolean;
}

const none: Drift = { differences: [], hasSummary: false, hasExport: false };

const onMethod = (key: string, fields: readonly FieldDifference[], certainty: Certainty): Difference[] => {
  const space = key.indexOf(' ');
  return fields.map((field) => ({
    scope: 'method',
    verb: key.slice(0, space),
    path: key.slice(space + 1),
    ...field,
    certainty,
  }));
};

const required = (method: Pick<Method, 'apiKeyRequired'>): boolean => method.apiKeyRequired ?? false;

const compareSummaries = (
  deployed: readonly DeployedMethod[],
  saved: ReturnType<typeof savedMethods>,
): Difference[] => {
  const byKey = new Map(deployed.map((method) => [`${method.verb} ${method.path}`, method]));
  const gone = [...byKey.keys()]
    .filter((key) => !saved.has(key))
    .flatMap((key) => onMethod(key, [{ field: 'method', deployed: true, saved: undefined }], 'certain'));
  const kept = [...saved].flatMap(([key, { method }]) => {
    const own = byKey.get(key);
    if (!own) return onMethod(key, [{ field: 'method', deployed: undefined, saved: true }], 'certain');
    const fields = [
      { field: 'authorizationType', deployed: own.authorizationType, saved: method.authorizationType ?? 'NONE' },
      { field: 'apiKeyRequired', deployed: own.apiKeyRequired, saved: required(method) },
    ];
    return onMethod(
      key,
      fields.filter((field) => field.deployed !== field.saved),
      'certain',
    );
  });
  return [...kept, ...gone];
};

const present = <T>(fact: { readonly state: string; readonly value?: T }): T | undefined =>
  fact.state === 'present' ? fact.value : undefined;

const compareExport = (snapshot: Snapshot, api: RestApiFacts, exported: DeployedExport): Difference[] => {
  const savedLists = { authorizers: present(api.authorizers), requestValidators: present(api.requestValidators) };
  const methods = [...savedMethods(api)].flatMap(([key, { method }]) => {
    const deployed = exported.methods.get(key);
    return deployed
      ? onMethod(key, compareMethods({ method: deployed, ...exported }, { method, ...savedLists }), 'likely')
      : [];
  });
  const restApi = present(api.restApi);
  const gatewayResponses = present(api.gatewayResponses);
  return [
    ...methods,
    ...(restApi ? compareApis(exported.restApi, restApi, snapshot.target) : []).map(
      (field): Difference => ({ scope: 'api', ...field, certainty: 'likely' }),
    ),
    ...(gatewayResponses ? compareGatewayResponses(exported.gatewayResponses, gatewayResponses) : []).map(
      (field): Difference => ({ scope: 'gateway-response', ...field, certainty: 'likely' }),
    ),
  ];
};

/**
 * Lists what is saved otherwise than the stage's production deployment runs it. From the deployment's summary for certain;
 * from the stage's export, where that is known, likely: which of its parts AWS takes from the deployment is not documented.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-deployments.html
 */
export const listDrift = (snapshot: Snapshot, stageName: Stage['stageName']): Drift => {
  const { api } = snapshot;
  const view = deployedView(snapshot, stageName, 'production');
  if (api.kind !== 'REST' || !view || api.resources.state !== 'present') return none;
  const exported = present(view.exported);
  const hasExport = exported?.hasExtensions === true;
  const hasSummary = view.methodsBasis === 'deployed' && view.methods.state === 'present';
  return {
    differences: [
      ...(hasSummary && view.methods.state === 'present'
        ? compareSummaries(view.methods.value, savedMethods(api))
        : []),
      ...(hasExport ? compareExport(snapshot, api, exported) : []),
    ],
    hasSummary,
    hasExport,
  };
};
