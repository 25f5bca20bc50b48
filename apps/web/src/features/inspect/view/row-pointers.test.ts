import { present, resolvePointer, type Snapshot } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { toRouteRows } from '../../../lib/snapshot/to-route-rows.ts';
import { toStageRows } from '../../../lib/snapshot/to-stage-rows.ts';
import { ordersSnapshot } from '../../../testing/fixtures/orders-snapshot.ts';
import { httpSnapshot, webSocketSnapshot } from '../../../testing/fixtures/route-snapshots.ts';
import { toAuthorizerRows } from './to-authorizer-rows.ts';
import { toCorsRows } from './to-cors-rows.ts';
import { toDeploymentRows } from './to-deployment-rows.ts';
import { toDomainRows } from './to-domain-rows.ts';
import { toEndpointRows } from './to-endpoint-rows.ts';
import { toKeyChain } from './to-key-chain.ts';
import { toLogRows } from './to-log-rows.ts';
import { toOverview } from './to-overview.ts';
import { toRuleRows } from './to-rule-rows.ts';

const restSnapshot: Snapshot = {
  ...ordersSnapshot,
  account: {
    ...ordersSnapshot.account,
    securityGroups: present([
      { GroupId: 'sg-other' },
      { GroupId: 'sg-0001', IpPermissions: [{ IpProtocol: 'tcp', FromPort: 443 }] },
    ]),
    basePathMappings: {
      'api.example.com': present([
        { basePath: 'other', restApiId: 'zzz' },
        { basePath: 'v1', restApiId: 'a1b2c3d4e5' },
      ]),
    },
  },
};

const kinds = { REST: restSnapshot, HTTP: httpSnapshot, WebSocket: webSocketSnapshot };

/** What a row's pointer leads to, beside the id that the row shows. */
const pairsOf = (snapshot: Snapshot): (readonly [id: string, pointer: string])[] => [
  ...toStageRows(snapshot).map(({ name, pointer }) => [name, pointer] as const),
  ...toRouteRows(snapshot, 'prod').map(({ verb, path, pointer, saved }) =>
    snapshot.api.kind === 'REST'
      ? ([saved?.authorization ?? verb, pointer] as const)
      : ([verb === '' ? path : `${verb} ${path}`, pointer] as const),
  ),
  ...toEndpointRows(snapshot).map(({ id, pointer }) => [id, pointer] as const),
  ...toRuleRows(snapshot).map(({ groupId, groupPointer }) => [groupId, groupPointer] as const),
  ...toRuleRows(snapshot).map(({ protocol, pointer }) => [protocol, pointer] as const),
  ...toDomainRows(snapshot).map(({ basePath, pointer }) => [basePath, pointer] as const),
  ...toDeploymentRows(snapshot).map(({ id, pointer }) => [id, pointer] as const),
  ...toAuthorizerRows(snapshot).map(({ id, pointer }) => [id, pointer] as const),
  ...toCorsRows(snapshot).map(({ path, pointer }) => [path, pointer] as const),
  ...toLogRows(snapshot).map(({ stage, pointers }) => [stage, pointers.stage] as const),
  ...toKeyChain(snapshot, 'prod').plans.flatMap(({ id, pointer, keys }) => [
    [id, pointer] as const,
    ...(keys ?? []).map((key) => [key.id, key.pointer] as const),
  ]),
];

describe.each(Object.entries(kinds))('the rows of a %s API', (_, snapshot) => {
  it.each(pairsOf(snapshot))('lead to where %s stands in the facts: %s', (id, pointer) => {
    expect(JSON.stringify(resolvePointer(snapshot, pointer))).toContain(`"${id}"`);
  });

  it('lead to the fields that say what a method asks', () => {
    const asked = toRouteRows(snapshot, 'prod').flatMap(({ saved }) => (saved ? [saved] : []));
    const told = asked.map((one) => resolvePointer(snapshot, `${one.pointer}/${one.fields.authorization}`) ?? 'NONE');
    expect(told).toEqual(asked.map(({ authorization }) => authorization));
  });

  it('lead to the integrations', () => {
    const pointers = toRouteRows(snapshot, 'prod').flatMap(({ integrationPointer: pointer }) => pointer ?? []);
    expect(pointers.length).toBeGreaterThan(0);
    for (const pointer of pointers) expect(JSON.stringify(resolvePointer(snapshot, pointer))).toContain('AWS_PROXY');
  });

  it('lead to something for every item in the picture of the way that has a single source', () => {
    const sourced = toOverview(snapshot, 'orders')
      .flatMap(({ items }) => items)
      .flatMap(({ pointer }) => (pointer === undefined || pointer.endsWith('ExecuteApiEndpoint') ? [] : [pointer]));
    expect(sourced.length).toBeGreaterThan(1);
    for (const pointer of sourced) expect(resolvePointer(snapshot, pointer), pointer).toBeDefined();
  });
});
