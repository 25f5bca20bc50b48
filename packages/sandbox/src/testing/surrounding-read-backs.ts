import * as cloudfront from '@aws-sdk/client-cloudfront';
import * as cloudtrail from '@aws-sdk/client-cloudtrail';
import * as elb from '@aws-sdk/client-elastic-load-balancing-v2';
import * as iam from '@aws-sdk/client-iam';
import * as lambda from '@aws-sdk/client-lambda';
import * as route53 from '@aws-sdk/client-route-53';
import * as waf from '@aws-sdk/client-wafv2';
import { jsonText } from '../json.ts';
import { type ReadBack, readEntries } from './read-back.ts';

/** What surrounds the APIs of an account; none of it can be read unless the file names it. */
export const surroundingReadBacks: readonly ReadBack[] = [
  {
    part: 'lambdaFunctions',
    read: ({ lambda: client }, account) =>
      readEntries(account['lambdaFunctions'] ?? { any: {} }, async (FunctionName) => {
        const configuration = await client.send(new lambda.GetFunctionConfigurationCommand({ FunctionName }));
        const concurrency = await client.send(new lambda.GetFunctionConcurrencyCommand({ FunctionName }));
        const { FunctionName: _, ...rest } = { ...configuration, ...concurrency };
        return rest;
      }),
    withheld: ['policy', 'Policy', 'FunctionName'],
    absent: 'denied',
  },
  {
    part: 'identityPolicies',
    read: (clients, account) =>
      readEntries(account['identityPolicies'] ?? { 'role/any': [] }, async (arn) => {
        const { iam: client } = clients.ofAccount(arn.split(':')[4]);
        const RoleName = arn.split('/').at(-1) ?? '';
        const { PolicyNames = [] } = await client.send(new iam.ListRolePoliciesCommand({ RoleName }));
        const read = async (PolicyName: string) => {
          const policy = await client.send(new iam.GetRolePolicyCommand({ RoleName, PolicyName }));
          return { PolicyName, PolicyDocument: JSON.parse(decodeURIComponent(policy.PolicyDocument ?? '')) as unknown };
        };
        return Promise.all(PolicyNames.map(read));
      }),
    absent: 'denied',
  },
  {
    part: 'webAcls',
    read: async ({ waf: client }, { region, restApi, stages }) => {
      const { id } = (restApi ?? { id: 'any' }) as { id: string };
      const { stageName } = (stages as { stageName: string; webAclArn?: string }[])[0] ?? {};
      const ResourceArn = `arn:aws:apigateway:${jsonText(region)}::/restapis/${id}/stages/${String(stageName)}`;
      return [(await client.send(new waf.GetWebACLForResourceCommand({ ResourceArn }))).WebACL];
    },
    absent: 'denied',
  },
  {
    part: 'ipSets',
    read: ({ waf: client }, { ipSets }) =>
      Promise.all(
        ((ipSets ?? [{}]) as { Name?: string; Id?: string }[]).map(async ({ Name, Id }) => {
          return (await client.send(new waf.GetIPSetCommand({ Name, Id, Scope: 'REGIONAL' }))).IPSet;
        }),
      ),
    absent: 'denied',
  },
  {
    part: 'loadBalancers',
    read: async ({ elb: client }) => (await client.send(new elb.DescribeLoadBalancersCommand({}))).LoadBalancers,
    absent: 'denied',
  },
  {
    part: 'listeners',
    read: async ({ elb: client }) => (await client.send(new elb.DescribeListenersCommand({}))).Listeners,
    absent: 'denied',
  },
  {
    part: 'targetGroups',
    read: async ({ elb: client }) => (await client.send(new elb.DescribeTargetGroupsCommand({}))).TargetGroups,
    absent: 'denied',
  },
  {
    part: 'targetHealth',
    read: ({ elb: client }, { targetHealth }) =>
      readEntries(targetHealth ?? { any: [] }, async (TargetGroupArn) => {
        const answer = await client.send(new elb.DescribeTargetHealthCommand({ TargetGroupArn }));
        return answer.TargetHealthDescriptions;
      }),
    absent: 'denied',
  },
  {
    part: 'dnsRecords',
    read: async ({ route53: client }) => {
      const { HostedZones = [] } = await client.send(new route53.ListHostedZonesCommand({}));
      const lists = await Promise.all(
        HostedZones.map(async ({ Id, Config }) => {
          const records = await client.send(new route53.ListResourceRecordSetsCommand({ HostedZoneId: Id }));
          const zone = await client.send(new route53.GetHostedZoneCommand({ Id }));
          const VPCs = zone.VPCs?.map(({ VPCId }) => VPCId);
          const HostedZone = { PrivateZone: Config?.PrivateZone, ...(VPCs === undefined ? {} : { VPCs }) };
          return records.ResourceRecordSets?.map((record) => ({ ...record, HostedZone })) ?? [];
        }),
      );
      return lists.flat();
    },
    absent: 'denied',
  },
  {
    part: 'cloudFront',
    read: async ({ cloudFront: client }) => {
      const { DistributionList } = await client.send(new cloudfront.ListDistributionsCommand({}));
      const [first] = DistributionList?.Items ?? [];
      // The public cases give these lists without the wrapping that CloudFront puts around them.
      return {
        ...first,
        Origins: first?.Origins?.Items,
        CacheBehaviors: first?.CacheBehaviors?.Items,
        Aliases: { Items: first?.Aliases?.Items },
      };
    },
    absent: 'denied',
  },
  {
    part: 'cloudTrail',
    read: async ({ cloudTrail: client }) => (await client.send(new cloudtrail.LookupEventsCommand({}))).Events,
    absent: 'denied',
  },
];
