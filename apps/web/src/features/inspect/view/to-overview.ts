import { partitionOf, type Snapshot } from '@gatescope/shared';
import type { Tone } from '../../../components/status.tsx';
import { countOf, kindWords } from '../../../lib/kind-words.ts';
import type { ApiTab } from '../../../lib/paths.ts';
import { valueOf } from '../../../lib/snapshot/fact-list.ts';
import { toDomainRows } from './to-domain-rows.ts';
import { toEndpointRows } from './to-endpoint-rows.ts';
import { type RouteRow, toRouteRows } from '../../../lib/snapshot/to-route-rows.ts';
import { toStageRows } from '../../../lib/snapshot/to-stage-rows.ts';
import { wayTexts as texts } from '../texts/overview-texts.ts';

/** One thing that a request passes. */
export interface WayItem {
  readonly key: string;
  readonly title: string;
  readonly note: string | undefined;
  readonly tone: Tone | undefined;
  readonly word: string | undefined;
  /** Where it stands in the snapshot; undefined for what no single value says. */
  readonly pointer: string | undefined;
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
  pointer: undefined,
  ...rest,
});

const shownItems = 6;

const atMost = (items: readonly WayItem[]): WayItem[] =>
  items.length <= shownItems
    ? [...items]
    : [...items.slice(0, shownItems - 1), item(texts.more(items.length - shownItems + 1))];

const typesOf = ({ api }: Snapshot): readonly string[] =>
  api.kind === 'REST' ? (valueOf(api.restApi)?.endpointConfiguration?.types ?? []) : ['REGIONAL'];

const isRest = ({ api }: Snapshot): boolean => api.kind === 'REST';

const apiPointer = (snapshot: Snapshot): string => `/api/${isRest(snapshot) ? 'restApi' : 'api'}/value`;

const isPrivate = (snapshot: Snapshot): boolean => typesOf(snapshot).includes('PRIVATE');

/** VPCs from which the default host is not reached: private DNS of an endpoint answers for every API's name. */
const capturing = (snapshot: Snapshot): WayItem[] => {
  const captured = toEndpointRows(snapshot).filter(
    ({ privateDns, state }) => privateDns === true && state.toLowerCase() === 'available',
  );
  const byVpc = new Map(captured.map((endpoint) => [endpoint.vpcId, endpoint]));
  return [...byVpc.values()].map(({ id, vpcId, vpcName, pointer }) =>
    item(vpcName ?? vpcId, {
      key: vpcId,
      pointer,
      note: texts.captures(id),
      tone: 'warn',
      word: texts.byDomainOnly,
    }),
  );
};

const callers = (snapshot: Snapshot): WayStation => {
  const endpoints = toEndpointRows(snapshot);
  const vpcs = [...new Map(endpoints.map((endpoint) => [endpoint.vpcId, endpoint])).entries()];
  const items = isPrivate(snapshot)
    ? [
        ...atMost(
          vpcs.map(([id, { vpcName: name, vpcPointer, pointer }]) =>
            item(name ?? id, {
              key: id,
              note: name === undefined ? texts.vpc : id,
              pointer: vpcPointer ?? `${pointer}/VpcId`,
            }),
          ),
        ),
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
      item(defaultHost(snapshot), {
        note: texts.defaultHost,
        pointer: `${apiPointer(snapshot)}/${isRest(snapshot) ? 'disable' : 'Disable'}ExecuteApiEndpoint`,
        ...(off ? { tone: 'off', word: texts.disabled } : {}),
      }),
      ...associated.map((id, index) =>
        item(`${apiId}-${id}.execute-api.${region}.${partitionOf(region).dnsSuffix}`, {
          note: texts.alias,
          pointer: `${apiPointer(snapshot)}/endpointConfiguration/vpcEndpointIds/${index}`,
        }),
      ),
      ...toDomainRows(snapshot).map(({ domain, basePath, pointer }) =>
        item(basePath === '' ? domain : `${domain}/${basePath}`, { note: texts.customDomain, pointer }),
      ),
    ],
    unknown: snapshot.account.domainNames.state === 'hidden' ? texts.domainsUnknown : undefined,
  };
};

/** A type that is not known speaks for itself. */
const doorOf = (type: string, region: string): string => {
  if (type === 'EDGE') return texts.edge;
  return type === 'REGIONAL' ? texts.regional(region) : type;
};

const doors = (snapshot: Snapshot): WayStation => {
  const endpoints = toEndpointRows(snapshot);
  const items = isPrivate(snapshot)
    ? atMost(
        endpoints.map(({ id, state, associated, pointer }) =>
          item(id, {
            pointer,
            note: associated ? texts.associated : undefined,
            tone: state.toLowerCase() === 'available' ? 'good' : 'warn',
            word: state,
          }),
        ),
      )
    : typesOf(snapshot).map((type, index) =>
        item(doorOf(type, snapshot.target.region), {
          key: type,
          pointer: isRest(snapshot)
            ? `${apiPointer(snapshot)}/endpointConfiguration/types/${index}`
            : apiPointer(snapshot),
        }),
      );
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
  const pointer = `${apiPointer(snapshot)}/policy`;
  return [item(texts.resourcePolicy, { pointer, tone: has ? 'good' : 'off', word: has ? texts.saved : texts.none })];
};

const gateway = (snapshot: Snapshot, name: string): WayStation => ({
  id: 'gateway',
  title: texts.api,
  tab: 'access',
  items: [
    item(name, {
      key: snapshot.target.apiId,
      note: `${snapshot.target.apiId}, ${kindWords[snapshot.target.kind].api}`,
      pointer: apiPointer(snapshot),
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
    items: rows.map(({ name, deploymentId, canary, autoDeploy, pointer }) =>
      item(name, {
        pointer,
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
  const byTarget = new Map<string, RouteRow[]>();
  for (const row of toRouteRows(snapshot, undefined)) {
    if (row.target !== '') byTarget.set(row.target, [...(byTarget.get(row.target) ?? []), row]);
  }
  const all = [...byTarget.entries()].toSorted(([, a], [, b]) => b.length - a.length);
  const fact = snapshot.api.kind === 'REST' ? snapshot.api.resources : snapshot.api.routes;
  return {
    id: 'targets',
    title: texts.integration,
    tab: 'routes',
    items: atMost(
      all.map(([target, rows]) =>
        item(target, { note: countOf(snapshot.target.kind, rows.length), pointer: rows[0]?.integrationPointer }),
      ),
    ),
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
