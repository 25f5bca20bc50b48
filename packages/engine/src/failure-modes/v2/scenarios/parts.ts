import type { AccountFile } from '@gatescope/shared';
import { ids } from '../../../testing/build-account.ts';
import type { HttpOptions } from '../../../testing/build-http-account.ts';
import {
  browserLine,
  functionArn,
  httpAccount,
  httpRequest,
  httpUrl,
  jwtAuthorizer,
  lambdaAuthorizer,
  lambdaIntegration,
  page,
  route,
  webSocketAccount,
} from '../../../testing/build-http-account.ts';

// Accounts with HTTP and WebSocket APIs, one thing broken in each, with their healthy twins: by failure mode and variant.

export const role = `arn:aws:iam::${ids.accountId}:role/caller`;
export const session = `arn:aws:sts::${ids.accountId}:assumed-role/caller/session`;
export const hosted = 'orders.example.com';

export const notFound = { kind: 'refused', status: 404, body: '{"message":"Not Found"}' } as const;
export const unauthorized = { kind: 'refused', status: 401, body: '{"message":"Unauthorized"}' } as const;
export const forbidden = { kind: 'refused', status: 403, body: '{"message":"Forbidden"}' } as const;
export const internal = { kind: 'failed', status: 500, body: '{"message":"Internal Server Error"}' } as const;
export const unavailable = { kind: 'failed', status: 503, body: '{"message":"Service Unavailable"}' } as const;
export const socketRefused = { kind: 'refused', status: 403, body: 'Unexpected server response: 403' } as const;

export const connection = (path = `/${ids.stage}/@connections/EXAMPLEconnId=`): string => httpUrl(path);

export const signed = (overrides: Record<string, unknown> = {}): Record<string, unknown> =>
  httpRequest({
    signed: true,
    principal: session,
    headers: {
      Authorization: `AWS4-HMAC-SHA256 Credential=ASIAEXAMPLE/20240311/${ids.region}/execute-api/aws4_request, SignedHeaders=host;x-amz-date, Signature=00`,
    },
    ...overrides,
  });

export const allow = (Action: string, Resource: string) => ({
  identityPolicies: {
    [role]: [
      {
        PolicyName: 'call',
        PolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, Resource }] },
      },
    ],
  },
});

export const anyOfApi = `arn:aws:execute-api:${ids.region}:${ids.accountId}:${ids.apiId}/*`;

export const domain = {
  DomainName: hosted,
  ApiMappingSelectionExpression: '$request.basepath',
  DomainNameConfigurations: [
    {
      ApiGatewayDomainName: `d-0123456789.execute-api.${ids.region}.amazonaws.com`,
      EndpointType: 'REGIONAL',
      DomainNameStatus: 'AVAILABLE',
      HostedZoneId: 'ZLY8HYME6SFDD',
      SecurityPolicy: 'TLS_1_2',
    },
  ],
};

export const record = (target: string, isAlias = true) => ({
  Name: `${hosted}.`,
  ...(isAlias
    ? { Type: 'A', AliasTarget: { DNSName: `${target}.`, HostedZoneId: 'ZLY8HYME6SFDD' } }
    : { Type: 'CNAME', ResourceRecords: [{ Value: target }] }),
  HostedZone: { PrivateZone: false },
});

export const ownTarget = domain.DomainNameConfigurations[0]?.ApiGatewayDomainName ?? '';

export const mapped = (Stage: string, key = '', apiId: string = ids.apiId) => ({
  domainNames: [domain],
  apiMappings: { [hosted]: [{ ApiId: apiId, ApiMappingId: 'map001', ApiMappingKey: key, Stage }] },
  dnsRecords: [record(ownTarget)],
});

export const functionPolicy = (name: string, sourceArn: string) => ({
  lambdaFunctions: {
    [name]: {
      FunctionName: name,
      State: 'Active',
      Timeout: 10,
      policy: {
        Version: '2012-10-17',
        Statement: [
          {
            Sid: 'gateway',
            Effect: 'Allow',
            Principal: { Service: 'apigateway.amazonaws.com' },
            Action: 'lambda:InvokeFunction',
            Resource: functionArn(name),
            Condition: { ArnLike: { 'AWS:SourceArn': sourceArn } },
          },
        ],
      },
    },
  },
});

export const functionByVariable = `arn:aws:apigateway:${ids.region}:lambda:path/2015-03-31/functions/${functionArn('')}\${stageVariables.function}/invocations`;

export const limitedFunction = (ReservedConcurrentExecutions: number) => ({
  lambdaFunctions: { orders: { FunctionName: 'orders', State: 'Active', Timeout: 10, ReservedConcurrentExecutions } },
});

export const slowFunction = (Timeout: number) => ({
  lambdaFunctions: { orders: { FunctionName: 'orders', State: 'Active', Timeout } },
});

export const privateIntegration = (overrides: Record<string, unknown> = {}) =>
  lambdaIntegration({
    ConnectionType: 'VPC_LINK',
    ConnectionId: 'vl0001',
    IntegrationType: 'HTTP_PROXY',
    IntegrationMethod: 'ANY',
    IntegrationUri: `arn:aws:elasticloadbalancing:${ids.region}:${ids.accountId}:listener/app/orders/0123/4567`,
    PayloadFormatVersion: '1.0',
    ...overrides,
  });

export const link = (VpcLinkStatus: string) => ({
  VpcLinkId: 'vl0001',
  Name: 'orders',
  SecurityGroupIds: ['sg-link'],
  SubnetIds: [ids.subnetId],
  VpcLinkStatus,
  VpcLinkVersion: 'V2',
});

export const balancer = {
  loadBalancers: [
    {
      LoadBalancerArn: `arn:aws:elasticloadbalancing:${ids.region}:${ids.accountId}:loadbalancer/app/orders/0123`,
      Type: 'application',
      Scheme: 'internal',
      SecurityGroups: ['sg-alb'],
      State: { Code: 'active' },
    },
  ],
  listeners: [
    {
      ListenerArn: `arn:aws:elasticloadbalancing:${ids.region}:${ids.accountId}:listener/app/orders/0123/4567`,
      LoadBalancerArn: `arn:aws:elasticloadbalancing:${ids.region}:${ids.accountId}:loadbalancer/app/orders/0123`,
      Port: 80,
      Protocol: 'HTTP',
      DefaultActions: [],
    },
  ],
};

export const groups = (from: string) => [
  {
    GroupId: 'sg-link',
    GroupName: 'link',
    VpcId: ids.vpcId,
    OwnerId: ids.accountId,
    IpPermissions: [],
    IpPermissionsEgress: [],
  },
  {
    GroupId: 'sg-alb',
    GroupName: 'alb',
    VpcId: ids.vpcId,
    OwnerId: ids.accountId,
    IpPermissions: [
      { IpProtocol: 'tcp', FromPort: 80, ToPort: 80, IpRanges: [], UserIdGroupPairs: [{ GroupId: from }] },
    ],
    IpPermissionsEgress: [],
  },
];

export const secured = (type: string, options: HttpOptions = {}): AccountFile =>
  httpAccount({
    routes: [
      route('GET /orders', { AuthorizationType: type, ...(type === 'AWS_IAM' ? {} : { AuthorizerId: 'auth001' }) }),
    ],
    ...options,
  });

export const claims = { iss: 'https://login.example.com', aud: 'exampleclientid', exp: 1_900_000_000 };
export const withToken = (tokenClaims: Record<string, unknown>, overrides: Record<string, unknown> = {}) =>
  httpRequest({ headers: { Authorization: 'Bearer <token>' }, tokenClaims, ...overrides });

export const jwtAccount = secured('JWT', { authorizers: [jwtAuthorizer()] });
export const manual = { AutoDeploy: false } as const;

export const preflightBlocked = (reason: string) =>
  ({ kind: 'blocked-by-browser', console: browserLine(reason, true) }) as const;
export const allowed = {
  AllowOrigins: [page],
  AllowMethods: ['GET', 'PUT'],
  AllowHeaders: ['authorization', 'content-type'],
};

export const exported = (paths: Record<string, unknown>) => ({ deployedExport: { prod: { openapi: '3.0.1', paths } } });
export const exportedOrders = {
  '/orders': {
    get: {
      'x-amazon-apigateway-integration': {
        type: 'aws_proxy',
        httpMethod: 'POST',
        uri: functionArn(),
        payloadFormatVersion: '2.0',
      },
    },
  },
};

export function inVpc(): Record<string, unknown> {
  return { from: 'vpc', sourceVpcId: ids.vpcId, sourceSubnetId: ids.subnetId, sourceIp: ids.callerIp };
}

export function localOnly(more: readonly Record<string, unknown>[] = []) {
  return {
    RouteTableId: 'rtb-0a1b2c3d4e5f60001',
    VpcId: ids.vpcId,
    OwnerId: ids.accountId,
    Associations: [{ Main: true, RouteTableId: 'rtb-0a1b2c3d4e5f60001' }],
    Routes: [{ DestinationCidrBlock: '10.0.0.0/16', GatewayId: 'local', State: 'active' }, ...more],
  };
}

export function socketWithAuthorizer(): AccountFile {
  return webSocketAccount({
    routes: [route('$connect', { AuthorizationType: 'CUSTOM', AuthorizerId: 'auth001' }), route('send')],
    authorizers: [
      lambdaAuthorizer({ IdentitySource: ['route.request.querystring.token'], EnableSimpleResponses: false }),
    ],
  });
}

export function keyedSocket(): AccountFile {
  return webSocketAccount({
    routes: [route('$connect', { ApiKeyRequired: true }), route('send')],
    parts: {
      usagePlans: [{ id: 'plan001', name: 'basic', apiStages: [{ apiId: ids.apiId, stage: ids.stage }] }],
      usagePlanKeys: { plan001: [{ id: 'key001', type: 'API_KEY' }] },
      apiKeys: [{ id: 'key001', name: 'client', enabled: true, value: 'not-a-secret' }],
    },
  });
}
