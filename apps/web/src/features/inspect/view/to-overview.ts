import { partitionOf, type Snapshot } from '@gatescope/shared';
import type { Tone } from '../../../components/status.tsx';
import { countOf, kindWords } from '../../../lib/kind-words.ts';
import type { ApiTab } from '../../../lib/paths.ts';
import { valueOf } from '../../../lib/snapshot/fact-list.ts';
import { toDomainRows } from './to-domain-rows.ts';
import { toEndpointRows } from './to-endpoint-rows.ts';
import { toRouteRows } from '../../../lib/snapshot/to-route-rows.ts';
import { toStageRows } from '../../../lib/snapshot/to-stage-rows.ts';
import { wayTexts as texts } from '../texts/overview-texts.ts';

/** One thing that a request passes. */
export interface WayItem {
  readonly key: string;
  readonly title: string;
  readonly note: string | undefined;
  readonly tone: Tone | undefined;
  readonly word: string | undefined;
}

/** One station of a request's way: callers, names, endpoints, the API, stages, integrations. */
export interface WayStation {
  readonly id: string;
  readonly title: string;
  /** The tab that tells more. */
  readonly tab: ApiTab;
  readonly items: readonly WayItem[];
  /** Why it is empty, or what of it is not known. */
  readonly unknown: string | undefined;
}

const item = (title: string, rest: Partial<WayItem> = {}): WayItem => ({
  key: title,
  title,
  note: undefined,
  tone: undefined,
  word: undefined,
  ...rest,
});

const shownItems = 6;

const atMost = (items: readonly WayItem[]): WayItem[] =>
  items.length <= shownItems
    ? [...items]
    : [...items.slice(0, shownItems - 1), item(texts.more(items.length - shownItems + 1))];

const typesOf = ({ api }: Snapshot): readonly string[] =>
  api.kind === 'REST' ? (valueOf(api.restApi)?.endpointConfiguration?.types ?? []) : ['REGIONAL'];

const isPrivate = (snapshot: Snapshot): boolean => typesOf(snapshot).includes('PRIVATE');

/** VPCs from which the default host is not reached: private DNS of an endpoint answers for every API's name. */
const capturing = (snapshot: Snapshot): WayItem[] => {
  const captured = toEndpointRows(snapshot).filter(
    ({ privateDns, state }) => privateDns === true && state.toLowerCase() === 'available',
  );
  return [...new Map(captured.map((endpoint) => [endpoint.vpcId, endpoint])).values()].map(({ id, vpcId, vpcName }) =>
    item(vpcName ?? vpcId, {
      key: vpcId,
      note: texts.captures(id),
      tone: 'warn',
      word: texts.byDomainOnly,
    }),
  );
};

const callers = (snapshot: Snapshot): WayStation => {
  const endpoints = toEndpointRows(snapshot);
  const vpcs = [...new Map(endpoints.map(({ vpcId, vpcName }) => [vpcId, vpcName])).entries()];
  const items = isPrivate(snapshot)
    ? [
        ...atMost(vpcs.map(([id, name]) => item(name ?? id, { key: id, note: name === undefined ? texts.vpc : id }))),
        ...(vpcs.length > 0 ? [item(texts.farther, { note: texts.fartherNote })] : []),
      ]
    : [item(texts.anybody), ...atMost(capturing(snapshot))];
  const hidden = snapshot.account.vpcEndpoints.state === 'hidden';
  return {
    id: 'callers',
    title: texts.caller,
    tab: 'network',
    items,
    unknown: hidden ? texts.endpointsUnknown : undefined,
  };
};

const defaultHost = (snapshot: Snapshot): string => {
  const { apiId, region } = snapshot.target;
  return `${apiId}.execute-api.${region}.${partitionOf(region).dnsSuffix}`;
};

const isDefaultHostOff = ({ api }: Snapshot): boolean =>
  (api.kind === 'REST'
    ? valueOf(api.restApi)?.disableExecuteApiEndpoint
    : valueOf(api.api)?.DisableExecuteApiEndpoint) ?? false;

const names = (snapshot: Snapshot): WayStation => {
  const { apiId, region } = snapshot.target;
  const associated =
    snapshot.api.kind === 'REST' ? (valueOf(snapshot.api.restApi)?.endpointConfiguration?.vpcEndpointIds ?? []) : [];
  const off = isDefaultHostOff(snapshot);
  return {
    id: 'names',
    title: texts.name,
    tab: 'invoke-urls',
    items: [
      item(defaultHost(snapshot), { note: texts.defaultHost, ...(off ? { tone: 'off', word: texts.disabled } : {}) }),
      ...associated.map((id) =>
        item(`${apiId}-${id}.execute-api.${region}.${partitionOf(region).dnsSuffix}`, {
          note: texts.alias,
        }),
      ),
      ...toDomainRows(snapshot).map(({ domain, basePath }) =>
        item(basePath === '' ? domain : `${domain}/${basePath}`, { note: texts.customDomain }),
      ),
    ],
    unknown: snapshot.account.domainNames.state === 'hidden' ? texts.domainsUnknown : undefined,
  };
};

const doors = (snapshot: Snapshot): WayStation => {
  const endpoints = toEndpointRows(snapshot);
  const items = isPrivate(snapshot)
    ? atMost(
        endpoints.map(({ id, state, associated }) =>
          item(id, {
            note: associated ? texts.associated : undefined,
            tone: state.toLowerCase() === 'available' ? 'good' : 'warn',
            word: state,
          }),
        ),
      )
    : typesOf(snapshot).map((type) => item(type === 'EDGE' ? texts.edge : texts.regional(snapshot.target.region)));
  return {
    id: 'doors',
    title: texts.endpoint,
    tab: 'network',
    items,
    unknown: items.length === 0 ? texts.noEndpoint : undefined,
  };
};

const policyItem = (snapshot: Snapshot): WayItem[] => {
  const { api } = snapshot;
  if (api.kind !== 'REST' || api.restApi.state !== 'present') return [];
  const has = api.restApi.value.policy !== undefined && api.restApi.value.policy !== '';
  return [item(texts.resourcePolicy, { tone: has ? 'good' : 'off', word: has ? texts.saved : texts.none })];
};

const gateway = (snapshot: Snapshot, name: string): WayStation => ({
  id: 'gateway',
  title: texts.api,
  tab: 'access',
  items: [
    item(name, {
      key: snapshot.target.apiId,
      note: `${snapshot.target.apiId}, ${kindWords[snapshot.target.kind].api}`,
    }),
    ...policyItem(snapshot),
  ],
  unknown: undefined,
});

const stages = (snapshot: Snapshot): WayStation => {
  const rows = toStageRows(snapshot);
  return {
    id: 'stages',
    title: texts.stage,
    tab: 'deployments',
    items: rows.map(({ name, deploymentId, canary, autoDeploy }) =>
      item(name, {
        note: [
          deploymentId === undefined ? texts.noDeployment : texts.deployment(deploymentId),
          autoDeploy ? texts.deploysByItself : undefined,
          canary ? texts.canary(canary.percent) : undefined,
        ]
          .filter((part) => part !== undefined)
          .join(', '),
      }),
    ),
    unknown: snapshot.api.stages.state === 'hidden' ? texts.stagesUnknown : undefined,
  };
};

const targets = (snapshot: Snapshot): WayStation => {
  const counts = new Map<string, number>();
  for (const { target } of toRouteRows(snapshot, undefined)) {
    if (target !== '') counts.set(target, (counts.get(target) ?? 0) + 1);
  }
  const all = [...counts.entries()].toSorted(([, a], [, b]) => b - a);
  const fact = snapshot.api.kind === 'REST' ? snapshot.api.resources : snapshot.api.routes;
  return {
    id: 'targets',
    title: texts.integration,
    tab: 'routes',
    items: atMost(all.map(([target, count]) => item(target, { note: countOf(snapshot.target.kind, count) }))),
    unknown: fact.state === 'hidden' ? texts.routesUnknown(kindWords[snapshot.target.kind].Many) : undefined,
  };
};

/** The way that a request to this API takes, station by station. */
export const toOverview = (snapshot: Snapshot, name: string): WayStation[] => [
  callers(snapshot),
  names(snapshot),
  doors(snapshot),
  gateway(snapshot, name),
  stages(snapshot),
  targets(snapshot),
];
