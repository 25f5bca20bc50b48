import { AwsError, readable } from '../../aws-error.ts';
import type { Call, Operation, Service } from '../../call.ts';
import { type JsonObject, jsonText } from '../../json.ts';
import { pageOf } from '../../paging.ts';
import { awsQuery } from '../../protocols/aws-query.ts';
import { queryTroubles, spellTrouble } from '../trouble.ts';

/** Elastic Load Balancing v2: what stands behind VPC links and in front of endpoints. */
export const elb: Service = {
  name: 'Elastic Load Balancing v2',
  signingName: 'elasticloadbalancing',
  protocol: awsQuery('http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/'),
  operations: [
    operation('DescribeLoadBalancers', (call) => {
      const found = selectBy(readable(call.account.wide.loadBalancers), call, {
        LoadBalancerArns: 'LoadBalancerArn',
        Names: 'LoadBalancerName',
      });
      return paged(call, 'LoadBalancers', known(found, 'LoadBalancerNotFound', 'One or more load balancers not found'));
    }),
    operation('DescribeListeners', describeListeners),
    operation('DescribeRules', (call) => paged(call, 'Rules', listRules(call))),
    operation('DescribeTargetGroups', describeTargetGroups),
    operation('DescribeTargetHealth', describeTargetHealth),
  ],
  trouble: spellTrouble(queryTroubles),
};

// https://docs.aws.amazon.com/service-authorization/latest/reference/list_awselasticloadbalancingv2.html
function operation(name: string, answer: (call: Call) => JsonObject): Operation {
  return { name, action: `elasticloadbalancing:${name}`, resource: () => '*', answer };
}

function describeListeners(call: Call): JsonObject {
  const listeners = readable(call.account.wide.listeners);
  const balancer = call.input.text('LoadBalancerArn');
  const ofBalancer =
    balancer === undefined ? listeners : listeners.filter(({ LoadBalancerArn }) => LoadBalancerArn === balancer);
  const found = selectBy(ofBalancer, call, { ListenerArns: 'ListenerArn' });
  return paged(call, 'Listeners', known(found, 'ListenerNotFound', 'One or more listeners not found'));
}

// A listener whose rules the file does not name has the one that every listener has.
function listRules({ account, input }: Call): readonly JsonObject[] {
  const listenerArn = input.text('ListenerArn') ?? '';
  const listener = readable(account.wide.listeners).find(({ ListenerArn }) => ListenerArn === listenerArn);
  if (listener === undefined) throw notFound('ListenerNotFound', 'One or more listeners not found');
  const said = account.wide.listenerRules?.[listenerArn];
  if (said !== undefined) return said;
  return [
    {
      RuleArn: `${listenerArn.replace(':listener/', ':listener-rule/')}/default`,
      Priority: 'default',
      Conditions: [],
      Actions: listener['DefaultActions'] ?? [],
      IsDefault: true,
    },
  ];
}

function describeTargetGroups(call: Call): JsonObject {
  const groups = readable(call.account.wide.targetGroups);
  const balancer = call.input.text('LoadBalancerArn');
  const ofBalancer =
    balancer === undefined
      ? groups
      : groups.filter(({ LoadBalancerArns }) => Array.isArray(LoadBalancerArns) && LoadBalancerArns.includes(balancer));
  const found = selectBy(ofBalancer, call, { TargetGroupArns: 'TargetGroupArn', Names: 'TargetGroupName' });
  return paged(call, 'TargetGroups', known(found, 'TargetGroupNotFound', 'One or more target groups not found'));
}

function describeTargetHealth({ account, input }: Call): JsonObject {
  const arn = input.text('TargetGroupArn') ?? '';
  const health = readable(account.wide.targetHealth)[arn];
  if (health === undefined) throw notFound('TargetGroupNotFound', `Target groups '${arn}' not found`);
  return { TargetHealthDescriptions: health };
}

interface Selection {
  readonly records: readonly JsonObject[];
  readonly isComplete: boolean;
}

// Selects by the first of the parameters that is given; everything when none is.
function selectBy(
  records: readonly JsonObject[],
  { input }: Call,
  fields: Readonly<Record<string, string>>,
): Selection {
  for (const [parameter, field] of Object.entries(fields)) {
    const wanted = input.list(parameter);
    if (wanted.length === 0) continue;
    const found = records.filter((record) => wanted.includes(jsonText(record[field])));
    return { records: found, isComplete: found.length >= wanted.length };
  }
  return { records, isComplete: true };
}

function known({ records, isComplete }: Selection, code: string, message: string): readonly JsonObject[] {
  if (!isComplete) throw notFound(code, message);
  return records;
}

function notFound(code: string, message: string): AwsError {
  return new AwsError({ status: 400, code, message });
}

function paged(call: Call, member: string, records: readonly JsonObject[]): JsonObject {
  const limit = call.input.number('PageSize') ?? 400;
  const page = pageOf(records, { limit, token: call.input.text('Marker') }, () =>
    notFound('ValidationError', 'Invalid marker'),
  );
  return { [member]: page.items, ...(page.next === undefined ? {} : { NextMarker: page.next }) };
}
