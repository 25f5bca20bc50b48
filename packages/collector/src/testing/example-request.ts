import { type Complaint, type Request, toPointer } from '@gatescope/shared';
import { exampleKeys } from './example-account.ts';

/** A refused call of the example's private API. */
export const exampleRequest: Request = {
  method: 'GET',
  url: 'https://orders1234.execute-api.eu-west-1.amazonaws.com/prod/orders',
  headers: {},
  credential: { scheme: 'sigv4' },
  apiKey: { kind: 'sent' },
  client: { kind: 'program' },
  network: { from: 'vpc', vpcId: 'vpc-01', vpceId: 'vpce-0a1b2c3d' },
};

/** What its caller complains about. */
export const exampleComplaint: Complaint = {
  kind: 'refused',
  status: 403,
  headers: { 'x-amzn-RequestId': '6f1f2d3c-0000-4000-8000-000000000001', date: 'Sun, 01 Jun 2025 12:00:00 GMT' },
};

const { functionArn, roleArn, userArn, logRoleArn, webAclArn, ipSetArn, loadBalancerArn, targetGroupArn, stageArn } =
  exampleKeys;

/** Every fact of the account that the base does not hold. */
export const accountWanted: readonly string[] = [
  toPointer('account', 'usage', 'plan01'),
  toPointer('account', 'basePathMappings', 'api.example.com'),
  toPointer('account', 'basePathMappings', 'private.example.com+abcd1234'),
  toPointer('account', 'apiMappings', 'api.example.com'),
  toPointer('account', 'routingRules', 'api.example.com'),
  toPointer('account', 'domainNamesV2'),
  toPointer('account', 'vpcLinks'),
  toPointer('account', 'vpcLinksV2'),
  toPointer('account', 'vpcEndpointServices'),
  toPointer('account', 'functions', functionArn),
  toPointer('account', 'functionPolicies', functionArn),
  toPointer('account', 'functionConcurrency', functionArn),
  toPointer('account', 'roles', logRoleArn),
  toPointer('account', 'identityPolicies', roleArn),
  toPointer('account', 'identityPolicies', userArn),
  toPointer('account', 'webAcls', webAclArn),
  toPointer('account', 'webAcls', stageArn),
  toPointer('account', 'ipSets', ipSetArn),
  toPointer('account', 'loadBalancers'),
  toPointer('account', 'listeners', loadBalancerArn),
  toPointer('account', 'targetGroups'),
  toPointer('account', 'targetHealth', targetGroupArn),
  toPointer('account', 'dnsRecords'),
  toPointer('account', 'distributions'),
];

/** Every fact of the REST API that the base does not hold. */
export const restWanted: readonly string[] = [
  toPointer('api', 'exports', 'prod'),
  toPointer('api', 'models'),
  toPointer('api', 'requestValidators'),
];

/** Every fact of the HTTP API that the base does not hold. */
export const httpWanted: readonly string[] = [toPointer('api', 'exports', '$default')];
