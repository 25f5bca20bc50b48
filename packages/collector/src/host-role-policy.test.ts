import { expect, it } from 'vitest';
import { reads } from './reads.gen.ts';
import { hostRolePolicy, type PolicyDocument } from './host-role-policy.ts';
import { optionalParts } from './permission-parts.ts';
import { exampleAccount, exampleAccountId, exampleRegion, httpApiId, restApiId } from './testing/example-account.ts';
import { accountWanted, exampleComplaint, exampleRequest, httpWanted, restWanted } from './testing/example-request.ts';
import { withSandbox } from './testing/with-sandbox.ts';

interface Asked {
  readonly action: string;
  readonly resource: string;
}

/** What AWS was asked for, as AWS names it: the actions and resources that the sandbox noted. */
const everythingAsked = (): Promise<readonly Asked[]> =>
  withSandbox({ accounts: [exampleAccount] }, async ({ collector, sandbox }) => {
    const own = collector({ quotaShare: 20 });
    await own.listApis();
    const request = { ...exampleRequest, url: 'https://private.example.com/v1/orders' };
    await own.collect(
      { region: exampleRegion, apiId: restApiId },
      { request, complaint: exampleComplaint, wanted: [...accountWanted, ...restWanted], fresh: true },
    );
    await own.collect({ region: exampleRegion, apiId: httpApiId }, { wanted: httpWanted, fresh: true });
    const place = { region: exampleRegion };
    const logGroupName = `API-Gateway-Execution-Logs_${restApiId}/prod`;
    await own.findLogGroup({ ...place, name: logGroupName });
    for (const by of ['filter', 'insights'] as const) {
      const search = own.searchLogGroup(place, { logGroupName, terms: [], startTime: 0, endTime: 1000, by });
      await search.next();
      await search.return(undefined);
    }
    for await (const step of own.searchLogGroup(place, {
      logGroupName,
      terms: [],
      startTime: 0,
      endTime: 1,
      by: 'insights',
    })) {
      expect(step.isCutOff).toBe(false);
    }
    return sandbox.calls.map(({ action, resource }) => ({ action, resource }));
  });

const pairsOf = (policy: PolicyDocument): Asked[] =>
  policy.Statement.flatMap(({ Action, Resource }) =>
    Action.flatMap((action) => Resource.map((resource) => ({ action, resource }))),
  );

const toRegExp = (pattern: string): RegExp =>
  new RegExp(`^${pattern.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`);

const covers = (granted: Asked, asked: Asked): boolean =>
  granted.action === asked.action &&
  (asked.resource === '*' ? granted.resource === '*' : toRegExp(granted.resource).test(asked.resource));

// The sandbox knows no groups of users.
const isOfGroups = ({ action }: Asked): boolean =>
  /Group/.test(action) && action !== 'iam:ListGroupsForUser' && action.startsWith('iam:');

it('allows every call that is made', async () => {
  const granted = pairsOf(hostRolePolicy({ accounts: [exampleAccountId], regions: [exampleRegion] }));
  const refused = (await everythingAsked()).filter((asked) => !granted.some((grant) => covers(grant, asked)));
  expect(refused).toEqual([]);
});

// What AWS wants allowed beside the resource of a call; the sandbox notes one resource a call.
const isAlso = ({ action }: Asked): boolean =>
  reads.some(({ permission }) => permission.action === action && permission.also !== undefined);

it('allows nothing that is never asked', async () => {
  const asked = await everythingAsked();
  const granted = pairsOf(hostRolePolicy({ accounts: [exampleAccountId], regions: [exampleRegion] }));
  const idle = granted.filter(
    (grant) => !isOfGroups(grant) && !isAlso(grant) && !asked.some((each) => covers(grant, each)),
  );
  expect(idle).toEqual([]);
});

it('holds reads only', () => {
  const actions = hostRolePolicy().Statement.flatMap(({ Action }) => Action);
  // A query reads, too: it is started, and stopped when nobody waits for it.
  const isRead = (action: string): boolean =>
    /:(GET|Get|List|Describe|Lookup|Filter)/.test(action) || /^logs:St(art|op)Query$/.test(action);
  expect(actions.filter((action) => !isRead(action))).toEqual([]);
  expect(actions.some((action) => action.includes('*'))).toBe(false);
});

it.each(optionalParts)('leaves $part out when it is not wanted', ({ part }) => {
  const parts = optionalParts.map((each) => each.part).filter((each) => each !== part);
  const actions = hostRolePolicy({ parts }).Statement.flatMap(({ Action }) => Action);
  const own = reads.filter((read) => read.part === part).map(({ permission }) => permission.action);
  expect(own.length).toBeGreaterThan(0);
  expect(own.filter((action) => actions.includes(action))).toEqual([]);
});

it('cannot go without the base', () => {
  const actions = hostRolePolicy({ parts: [] }).Statement.flatMap(({ Action }) => Action);
  expect(actions).toContain('apigateway:GET');
  expect(actions).not.toContain('lambda:GetPolicy');
});

it('asks for the web ACL of a stage on stages and web ACLs only', () => {
  const { Statement } = hostRolePolicy({ accounts: [exampleAccountId], regions: [exampleRegion] });
  const found = Statement.find(({ Action }) => Action.includes('wafv2:GetWebACLForResource'));
  expect(found?.Resource).toEqual([
    'arn:aws:apigateway:*::/restapis/*/stages/*',
    `arn:aws:wafv2:*:${exampleAccountId}:regional/webacl/*/*`,
  ]);
});

it('names everything that can be named: what is left on all resources supports nothing narrower', () => {
  const open = hostRolePolicy().Statement.filter(({ Resource }) => Resource.includes('*'));
  const actions = open.flatMap(({ Action }) => Action);
  expect(
    actions.filter(
      (action) => !/:(Describe|List|Lookup|GetMetricData|GetQueryResults|StopQuery|GetCaller)/.test(action),
    ),
  ).toEqual([]);
});

it('fits into a managed policy', () => {
  const policy = hostRolePolicy({
    accounts: [exampleAccountId],
    regions: ['eu-west-1', 'us-east-1', 'ap-southeast-2'],
  });
  expect(JSON.stringify(policy).length).toBeLessThanOrEqual(6144);
});

it('limits regional reads to the Regions, and not those of services that know none', () => {
  const { Statement } = hostRolePolicy({ regions: ['eu-west-1'] });
  const conditionOf = (action: string) => Statement.find(({ Action }) => Action.includes(action))?.Condition;
  expect(conditionOf('apigateway:GET')).toEqual({ StringEquals: { 'aws:RequestedRegion': ['eu-west-1'] } });
  expect(conditionOf('iam:GetRole')).toBeUndefined();
  // The web ACL of a distribution lies in us-east-1.
  expect(conditionOf('wafv2:GetWebACL')).toEqual({
    StringEquals: { 'aws:RequestedRegion': ['eu-west-1', 'us-east-1'] },
  });
});

it('speaks of the partition of its Regions', () => {
  const resources = hostRolePolicy({ regions: ['cn-north-1'] }).Statement.flatMap(({ Resource }) => Resource);
  expect(resources.filter((resource) => resource !== '*' && !resource.startsWith('arn:aws-cn:'))).toEqual([]);
});

it('names the roles of further accounts', () => {
  const role = 'arn:aws:iam::444455556666:role/gatescope';
  expect(hostRolePolicy({ assumeRoles: [role] }).Statement).toContainEqual({
    Sid: 'FurtherAccounts',
    Effect: 'Allow',
    Action: ['sts:AssumeRole'],
    Resource: [role],
  });
});

it('has statement ids that IAM accepts, each once', () => {
  const ids = hostRolePolicy({ assumeRoles: ['arn:aws:iam::1:role/r'] }).Statement.map(({ Sid }) => Sid);
  expect(ids.filter((id) => !/^[A-Za-z0-9]+$/.test(id))).toEqual([]);
  expect(new Set(ids).size).toBe(ids.length);
});
