import type { AccountFile } from '@gatescope/shared';
import { ids, networkParts, vpcRequest } from '../../testing/build-account.ts';
import type { HttpOptions } from '../../testing/build-http-account.ts';
import {
  browserLine,
  functionArn,
  handshake,
  httpAccount,
  httpRequest,
  httpUrl,
  jwtAuthorizer,
  lambdaAuthorizer,
  lambdaIntegration,
  page,
  pageCall,
  route,
  socketUrl,
  webSocketAccount,
} from '../../testing/build-http-account.ts';
import type { Example } from '../../testing/example.ts';

// Accounts with HTTP and WebSocket APIs, one thing broken in each, with their healthy twins: by failure mode and variant.

const role = `arn:aws:iam::${ids.accountId}:role/caller`;
const session = `arn:aws:sts::${ids.accountId}:assumed-role/caller/session`;
const hosted = 'orders.example.com';

const notFound = { kind: 'refused', status: 404, body: '{"message":"Not Found"}' } as const;
const unauthorized = { kind: 'refused', status: 401, body: '{"message":"Unauthorized"}' } as const;
const forbidden = { kind: 'refused', status: 403, body: '{"message":"Forbidden"}' } as const;
const internal = { kind: 'failed', status: 500, body: '{"message":"Internal Server Error"}' } as const;
const unavailable = { kind: 'failed', status: 503, body: '{"message":"Service Unavailable"}' } as const;
const socketRefused = { kind: 'refused', status: 403, body: 'Unexpected server response: 403' } as const;

const connection = (path = `/${ids.stage}/@connections/EXAMPLEconnId=`): string => httpUrl(path);

const signed = (overrides: Record<string, unknown> = {}): Record<string, unknown> =>
  httpRequest({
    signed: true,
    principal: session,
    headers: {
      Authorization: `AWS4-HMAC-SHA256 Credential=ASIAEXAMPLE/20240311/${ids.region}/execute-api/aws4_request, SignedHeaders=host;x-amz-date, Signature=00`,
    },
    ...overrides,
  });

const allow = (Action: string, Resource: string) => ({
  identityPolicies: {
    [role]: [
      {
        PolicyName: 'call',
        PolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, Resource }] },
      },
    ],
  },
});

const anyOfApi = `arn:aws:execute-api:${ids.region}:${ids.accountId}:${ids.apiId}/*`;

const domain = {
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

const record = (target: string, isAlias = true) => ({
  Name: `${hosted}.`,
  ...(isAlias
    ? { Type: 'A', AliasTarget: { DNSName: `${target}.`, HostedZoneId: 'ZLY8HYME6SFDD' } }
    : { Type: 'CNAME', ResourceRecords: [{ Value: target }] }),
  HostedZone: { PrivateZone: false },
});

const ownTarget = domain.DomainNameConfigurations[0]?.ApiGatewayDomainName ?? '';

const mapped = (Stage: string, key = '', apiId: string = ids.apiId) => ({
  domainNames: [domain],
  apiMappings: { [hosted]: [{ ApiId: apiId, ApiMappingId: 'map001', ApiMappingKey: key, Stage }] },
  dnsRecords: [record(ownTarget)],
});

const functionPolicy = (name: string, sourceArn: string) => ({
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

const privateIntegration = (overrides: Record<string, unknown> = {}) =>
  lambdaIntegration({
    ConnectionType: 'VPC_LINK',
    ConnectionId: 'vl0001',
    IntegrationType: 'HTTP_PROXY',
    IntegrationMethod: 'ANY',
    IntegrationUri: `arn:aws:elasticloadbalancing:${ids.region}:${ids.accountId}:listener/app/orders/0123/4567`,
    PayloadFormatVersion: '1.0',
    ...overrides,
  });

const link = (VpcLinkStatus: string) => ({
  VpcLinkId: 'vl0001',
  Name: 'orders',
  SecurityGroupIds: ['sg-link'],
  SubnetIds: [ids.subnetId],
  VpcLinkStatus,
  VpcLinkVersion: 'V2',
});

const balancer = {
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

const groups = (from: string) => [
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

const secured = (type: string, options: HttpOptions = {}): AccountFile =>
  httpAccount({
    routes: [
      route('GET /orders', { AuthorizationType: type, ...(type === 'AWS_IAM' ? {} : { AuthorizerId: 'auth001' }) }),
    ],
    ...options,
  });

const claims = { iss: 'https://login.example.com', aud: 'exampleclientid', exp: 1_900_000_000 };
const withToken = (tokenClaims: Record<string, unknown>, overrides: Record<string, unknown> = {}) =>
  httpRequest({ headers: { Authorization: 'Bearer <token>' }, tokenClaims, ...overrides });

const jwtAccount = secured('JWT', { authorizers: [jwtAuthorizer()] });
const manual = { AutoDeploy: false } as const;

const preflightBlocked = (reason: string) =>
  ({ kind: 'blocked-by-browser', console: browserLine(reason, true) }) as const;
const allowed = { AllowOrigins: [page], AllowMethods: ['GET', 'PUT'], AllowHeaders: ['authorization', 'content-type'] };

const exported = (paths: Record<string, unknown>) => ({ deployedExport: { prod: { openapi: '3.0.1', paths } } });
const exportedOrders = {
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

/** By failure mode: the variants that HTTP and WebSocket APIs show. */
export const v2Scenarios: Readonly<Record<string, Readonly<Record<string, Example>>>> = {
  'no-egress-to-public-api': {
    'a function in a VPC posts to @connections': {
      broken: {
        account: webSocketAccount({
          parts: {
            ...networkParts(),
            vpcEndpoints: [],
            routeTables: [localOnly()],
            ...allow('execute-api:ManageConnections', anyOfApi),
          },
        }),
        request: signed({ method: 'POST', url: connection(), ...inVpc() }),
        symptom: { kind: 'no-connection', body: 'Task timed out after 10.01 seconds' },
      },
      healthy: {
        account: webSocketAccount({
          parts: {
            ...networkParts(),
            vpcEndpoints: [],
            routeTables: [
              localOnly([
                { DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: 'nat-0a1b2c3d4e5f60001', State: 'active' },
              ]),
            ],
            ...allow('execute-api:ManageConnections', anyOfApi),
          },
        }),
        request: signed({ method: 'POST', url: connection(), ...inVpc() }),
      },
    },
  },
  'private-dns-captures-public-api': {
    'an HTTP API is called from a VPC with an endpoint': {
      broken: {
        account: httpAccount({ parts: networkParts() }),
        request: vpcRequest({ url: httpUrl(), sourceVpceId: null }),
        symptom: { ...forbidden, headers: { 'x-amzn-errortype': 'ForbiddenException' } },
      },
      healthy: { account: httpAccount({ parts: networkParts() }), request: httpRequest() },
    },
  },
  'custom-domain-mapping-missing': {
    'an HTTP API behind a domain without mappings': {
      broken: {
        account: httpAccount({ parts: { ...mapped('$default'), apiMappings: { [hosted]: [] } } }),
        request: httpRequest({ url: `https://${hosted}/orders` }),
        symptom: notFound,
      },
      healthy: {
        account: httpAccount({ parts: mapped('$default') }),
        request: httpRequest({ url: `https://${hosted}/orders` }),
      },
    },
    'another key than the one that is called': {
      broken: {
        account: httpAccount({ parts: mapped('$default', 'v2') }),
        request: httpRequest({ url: `https://${hosted}/orders` }),
        symptom: forbidden,
      },
      healthy: {
        account: httpAccount({ parts: mapped('$default', 'v2') }),
        request: httpRequest({ url: `https://${hosted}/v2/orders` }),
      },
    },
  },
  'default-endpoint-disabled': {
    'an HTTP API is called by its default host': {
      broken: {
        account: httpAccount({ api: { DisableExecuteApiEndpoint: true }, parts: mapped('$default') }),
        request: httpRequest(),
        symptom: notFound,
      },
      healthy: {
        account: httpAccount({ api: { DisableExecuteApiEndpoint: true }, parts: mapped('$default') }),
        request: httpRequest({ url: `https://${hosted}/orders` }),
      },
    },
  },
  'tls-name-mismatch': {
    'a CNAME straight to the default host of an HTTP API': {
      broken: {
        account: httpAccount({ parts: { dnsRecords: [record(httpUrl('').replace('https://', ''), false)] } }),
        request: httpRequest({ url: `https://${hosted}/orders` }),
        symptom: { kind: 'no-connection', body: `Hostname/IP does not match certificate's altnames: Host: ${hosted}` },
      },
      healthy: {
        account: httpAccount({ parts: mapped('$default') }),
        request: httpRequest({ url: `https://${hosted}/orders` }),
      },
    },
  },
  'mtls-failed': {
    'the domain of an HTTP API asks for a certificate': {
      broken: {
        account: httpAccount({
          parts: {
            ...mapped('$default'),
            domainNames: [{ ...domain, MutualTlsAuthentication: { TruststoreUri: 's3://trust/store.pem' } }],
          },
        }),
        request: httpRequest({
          url: `https://${hosted}/orders`,
          clientCertificate: { subject: 'CN=client', issuer: 'CN=Old', notAfter: '2023-01-01T00:00:00.000Z' },
        }),
        symptom: forbidden,
      },
      healthy: {
        account: httpAccount({ parts: mapped('$default') }),
        request: httpRequest({ url: `https://${hosted}/orders` }),
      },
    },
  },
  'wrong-invoke-url': {
    'a socket is opened without TLS': {
      broken: {
        account: webSocketAccount(),
        request: handshake({ url: socketUrl().replace('wss:', 'ws:') }),
        symptom: { kind: 'no-connection', body: 'connect ECONNREFUSED 203.0.113.9:80' },
      },
      healthy: { account: webSocketAccount(), request: handshake() },
    },
  },
  'stage-missing-in-url': {
    'an HTTP API without $default': {
      broken: { account: httpAccount({ stage: { StageName: 'dev' } }), request: httpRequest(), symptom: notFound },
      healthy: {
        account: httpAccount({ stage: { StageName: 'dev' } }),
        request: httpRequest({ url: httpUrl('/dev/orders') }),
      },
    },
    'a handshake without a stage': {
      broken: { account: webSocketAccount(), request: handshake({ url: socketUrl('') }), symptom: socketRefused },
      healthy: { account: webSocketAccount(), request: handshake() },
    },
    '@connections without a stage': {
      broken: {
        account: webSocketAccount({ parts: allow('execute-api:ManageConnections', anyOfApi) }),
        request: signed({ method: 'POST', url: connection('/@connections/EXAMPLEconnId=') }),
        symptom: forbidden,
      },
      healthy: {
        account: webSocketAccount({ parts: allow('execute-api:ManageConnections', anyOfApi) }),
        request: signed({ method: 'POST', url: connection() }),
      },
    },
  },
  'stage-path-duplicated': {
    'a path with the stage behind a domain of an HTTP API': {
      broken: {
        account: httpAccount({ stage: { StageName: 'prod' }, parts: mapped('prod') }),
        request: httpRequest({ url: `https://${hosted}/prod/orders` }),
        symptom: notFound,
      },
      healthy: {
        account: httpAccount({ stage: { StageName: 'prod' }, parts: mapped('prod') }),
        request: httpRequest({ url: `https://${hosted}/orders` }),
      },
    },
    '@connections with the stage behind a domain': {
      broken: {
        account: webSocketAccount({
          parts: { ...mapped('prod'), ...allow('execute-api:ManageConnections', anyOfApi) },
        }),
        request: signed({ method: 'POST', url: `https://${hosted}/prod/@connections/EXAMPLEconnId=` }),
        symptom: {
          kind: 'refused',
          status: 403,
          body: '{"message":"No method found matching route prod/@connections/EXAMPLEconnId= for http method POST."}',
        },
      },
      healthy: {
        account: webSocketAccount({
          parts: { ...mapped('prod'), ...allow('execute-api:ManageConnections', anyOfApi) },
        }),
        request: signed({ method: 'POST', url: `https://${hosted}/@connections/EXAMPLEconnId=` }),
      },
    },
    'routes that begin with the name of the stage': {
      broken: {
        account: httpAccount({ stage: { StageName: 'prod' }, routes: [route('GET /prod/orders')] }),
        request: httpRequest({ url: httpUrl('/prod/orders') }),
        symptom: notFound,
      },
      healthy: {
        account: httpAccount({ stage: { StageName: 'prod' } }),
        request: httpRequest({ url: httpUrl('/prod/orders') }),
      },
    },
  },
  'route-not-found': {
    'a stage that is not there is typed before the path': {
      broken: { account: httpAccount(), request: httpRequest({ url: httpUrl('/prod/orders') }), symptom: notFound },
      healthy: { account: httpAccount(), request: httpRequest() },
    },
    'a slash at the end of the path': {
      broken: { account: httpAccount(), request: httpRequest({ url: httpUrl('/orders/') }), symptom: notFound },
      healthy: { account: httpAccount(), request: httpRequest({ url: httpUrl('/orders/') }) },
    },
    'a message that no route takes': {
      broken: {
        account: webSocketAccount(),
        request: handshake({ body: '{"action":"join"}' }),
        symptom: { kind: 'refused', body: '{"message":"Forbidden","connectionId":"EXAMPLEconnId=","requestId":"abc"}' },
      },
      healthy: { account: webSocketAccount(), request: handshake({ body: '{"action":"send"}' }) },
    },
  },
  'method-not-found': {
    'a GET where only a POST has a route': {
      broken: { account: httpAccount({ routes: [route('POST /orders')] }), request: httpRequest(), symptom: notFound },
      healthy: { account: httpAccount({ routes: [route('POST /orders')] }), request: httpRequest({ method: 'POST' }) },
    },
  },
  'proxy-parent-not-covered': {
    'the root above {proxy+}': {
      broken: {
        account: httpAccount({ routes: [route('ANY /{proxy+}')] }),
        request: httpRequest({ url: httpUrl('/') }),
        symptom: notFound,
      },
      healthy: {
        account: httpAccount({ routes: [route('ANY /{proxy+}')] }),
        request: httpRequest({ url: httpUrl('/orders/7') }),
      },
    },
  },
  'changes-not-deployed': {
    'a route that the export of the stage lacks': {
      broken: {
        account: httpAccount({
          stage: { StageName: 'prod', ...manual },
          routes: [route('GET /orders'), route('GET /reports')],
          parts: exported(exportedOrders),
        }),
        request: httpRequest({ url: httpUrl('/prod/reports') }),
        symptom: notFound,
      },
      healthy: {
        account: httpAccount({
          stage: { StageName: 'prod', AutoDeploy: true },
          routes: [route('GET /orders'), route('GET /reports')],
        }),
        request: httpRequest({ url: httpUrl('/prod/reports') }),
      },
      companions: { 'route-not-found': 'where the saved routes may not be read, only the missing route is known' },
    },
    'a saved route of a stage that does not deploy by itself': {
      broken: {
        account: httpAccount({ stage: { StageName: 'prod', ...manual } }),
        request: httpRequest({ url: httpUrl('/prod/orders') }),
        symptom: notFound,
      },
      healthy: {
        account: httpAccount({ stage: { StageName: 'prod', ...manual } }),
        request: httpRequest({ url: httpUrl('/prod/orders') }),
      },
    },
    'an automatic deployment that failed': {
      broken: {
        account: httpAccount({
          stage: {
            LastDeploymentStatusMessage:
              'Deployment attempt failed: Unable to deploy API because no routes exist in this API',
          },
        }),
        request: httpRequest(),
        symptom: { kind: 'not-updated', status: 200 },
      },
      healthy: { account: httpAccount(), request: httpRequest() },
    },
    'a message route that was never deployed': {
      broken: {
        account: webSocketAccount(),
        request: handshake({ body: '{"action":"send"}' }),
        symptom: { kind: 'refused', body: '{"message":"Forbidden","connectionId":"EXAMPLEconnId=","requestId":"abc"}' },
      },
      healthy: { account: webSocketAccount(), request: handshake({ body: '{"action":"send"}' }) },
    },
  },
  'prefix-forwarded-to-backend': {
    'a function sees the stage in the path': {
      broken: {
        account: httpAccount({ stage: { StageName: 'prod' }, routes: [route('ANY /{proxy+}')] }),
        request: httpRequest({ url: httpUrl('/prod/orders') }),
        symptom: { kind: 'refused', status: 404, body: 'Cannot GET /prod/orders' },
      },
      healthy: { account: httpAccount({ routes: [route('ANY /{proxy+}')] }), request: httpRequest() },
    },
  },
  'iam-auth-unsigned-request': {
    'an HTTP API': {
      broken: { account: secured('AWS_IAM'), request: httpRequest(), symptom: forbidden },
      healthy: { account: secured('AWS_IAM', { parts: allow('execute-api:Invoke', anyOfApi) }), request: signed() },
    },
    'a handshake': {
      broken: {
        account: webSocketAccount({ routes: [route('$connect', { AuthorizationType: 'AWS_IAM' })] }),
        request: handshake(),
        symptom: socketRefused,
      },
      healthy: {
        account: webSocketAccount({
          routes: [route('$connect', { AuthorizationType: 'AWS_IAM' })],
          parts: allow('execute-api:Invoke', anyOfApi),
        }),
        request: signed({ url: socketUrl() }),
      },
    },
    'a call of @connections': {
      broken: {
        account: webSocketAccount(),
        request: httpRequest({ method: 'POST', url: connection() }),
        symptom: { kind: 'refused', status: 403, body: '{"message":"Missing Authentication Token"}' },
      },
      healthy: {
        account: webSocketAccount({ parts: allow('execute-api:ManageConnections', anyOfApi) }),
        request: signed({ method: 'POST', url: connection() }),
      },
    },
  },
  'iam-signature-invalid': {
    'an HTTP API that is signed for another service': {
      broken: {
        account: secured('AWS_IAM', { parts: allow('execute-api:Invoke', anyOfApi) }),
        request: signed({
          headers: {
            Authorization: `AWS4-HMAC-SHA256 Credential=ASIAEXAMPLE/20240311/${ids.region}/lambda/aws4_request, SignedHeaders=host;x-amz-date, Signature=00`,
          },
        }),
        symptom: forbidden,
      },
      healthy: { account: secured('AWS_IAM', { parts: allow('execute-api:Invoke', anyOfApi) }), request: signed() },
    },
  },
  'iam-identity-policy-deny': {
    'a role without an Allow for the HTTP API': {
      broken: {
        account: secured('AWS_IAM', { parts: allow('s3:GetObject', '*') }),
        request: signed(),
        symptom: forbidden,
      },
      healthy: { account: secured('AWS_IAM', { parts: allow('execute-api:Invoke', anyOfApi) }), request: signed() },
    },
    'a role that may invoke but not send to connections': {
      broken: {
        account: webSocketAccount({ parts: allow('execute-api:Invoke', anyOfApi) }),
        request: signed({ method: 'POST', url: connection() }),
        symptom: {
          kind: 'refused',
          status: 403,
          body: '{"message":"User: arn:aws:sts::123456789012:assumed-role/caller/session is not authorized to perform: execute-api:ManageConnections"}',
        },
      },
      healthy: {
        account: webSocketAccount({
          parts: allow(
            'execute-api:ManageConnections',
            `arn:aws:execute-api:${ids.region}:${ids.accountId}:${ids.apiId}/prod/POST/@connections/*`,
          ),
        }),
        request: signed({ method: 'POST', url: connection() }),
      },
    },
  },
  'iam-cross-account-needs-both': {
    'a caller of another account': {
      broken: {
        account: secured('AWS_IAM'),
        request: signed({ principal: 'arn:aws:sts::999988887777:assumed-role/caller/session' }),
        symptom: forbidden,
      },
      healthy: { account: secured('AWS_IAM', { parts: allow('execute-api:Invoke', anyOfApi) }), request: signed() },
    },
  },
  'authorizer-identity-missing': {
    'a Lambda authorizer of an HTTP API': {
      broken: {
        account: secured('CUSTOM', { authorizers: [lambdaAuthorizer()] }),
        request: httpRequest(),
        symptom: unauthorized,
      },
      healthy: { account: secured('CUSTOM', { authorizers: [lambdaAuthorizer()] }), request: withToken({}) },
    },
    'a JWT authorizer that looks in the query': {
      broken: {
        account: secured('JWT', { authorizers: [jwtAuthorizer({ IdentitySource: ['$request.querystring.token'] })] }),
        request: withToken(claims),
        symptom: unauthorized,
      },
      healthy: {
        account: secured('JWT', { authorizers: [jwtAuthorizer({ IdentitySource: ['$request.querystring.token'] })] }),
        request: withToken(claims, { url: httpUrl('/orders?token=abc') }),
      },
    },
    'a handshake without the query parameter': {
      broken: {
        account: socketWithAuthorizer(),
        request: handshake(),
        symptom: { kind: 'refused', status: 401, body: 'Unexpected server response: 401' },
      },
      healthy: { account: socketWithAuthorizer(), request: handshake({ url: `${socketUrl()}?token=abc` }) },
    },
  },
  'authorizer-denied': {
    'an expired token': {
      broken: {
        account: jwtAccount,
        request: withToken({ ...claims, exp: 1_710_000_000 }),
        symptom: { ...unauthorized, headers: { date: 'Mon, 18 Mar 2024 10:02:11 GMT' } },
      },
      healthy: { account: jwtAccount, request: withToken(claims) },
    },
    'a token without the scope of the route': {
      broken: {
        account: httpAccount({
          routes: [
            route('GET /orders', {
              AuthorizationType: 'JWT',
              AuthorizerId: 'auth001',
              AuthorizationScopes: ['orders.read'],
            }),
          ],
          authorizers: [jwtAuthorizer()],
        }),
        request: withToken({ ...claims, scope: 'openid profile' }),
        symptom: {
          ...forbidden,
          headers: { 'www-authenticate': 'Bearer scope="orders.read" error="insufficient_scope"' },
        },
      },
      healthy: {
        account: httpAccount({
          routes: [
            route('GET /orders', {
              AuthorizationType: 'JWT',
              AuthorizerId: 'auth001',
              AuthorizationScopes: ['orders.read'],
            }),
          ],
          authorizers: [jwtAuthorizer()],
        }),
        request: withToken({ ...claims, scope: 'openid orders.read' }),
      },
    },
    'a Lambda authorizer says no': {
      broken: {
        account: secured('CUSTOM', { authorizers: [lambdaAuthorizer()] }),
        request: withToken({}),
        symptom: forbidden,
      },
      healthy: { account: secured('CUSTOM', { authorizers: [lambdaAuthorizer()] }), request: withToken({}) },
    },
    'a Lambda authorizer refuses a handshake': {
      broken: {
        account: socketWithAuthorizer(),
        request: handshake({ url: `${socketUrl()}?token=abc` }),
        symptom: socketRefused,
      },
      healthy: { account: socketWithAuthorizer(), request: handshake({ url: `${socketUrl()}?token=abc` }) },
    },
  },
  'authorizer-misconfigured': {
    'the issuer lacks the slash at the end': {
      broken: {
        account: jwtAccount,
        request: withToken({ ...claims, iss: 'https://login.example.com/' }),
        symptom: unauthorized,
      },
      healthy: { account: jwtAccount, request: withToken(claims) },
    },
    'the audience is another client': {
      broken: { account: jwtAccount, request: withToken({ ...claims, aud: 'otherclient' }), symptom: unauthorized },
      healthy: { account: jwtAccount, request: withToken(claims) },
    },
    'the reply names the audience': {
      broken: {
        account: jwtAccount,
        request: httpRequest({ headers: { Authorization: 'Bearer <token>' } }),
        symptom: {
          ...unauthorized,
          headers: {
            'www-authenticate':
              'Bearer scope="" error="invalid_token" error_description="the token does not have a valid audience"',
          },
        },
      },
      healthy: { account: jwtAccount, request: withToken(claims) },
    },
    'API Gateway may not call the function': {
      broken: {
        account: secured('CUSTOM', {
          authorizers: [lambdaAuthorizer()],
          parts: functionPolicy('auth', `arn:aws:execute-api:${ids.region}:${ids.accountId}:${ids.apiId}/*/GET/orders`),
        }),
        request: withToken({}),
        symptom: internal,
      },
      healthy: {
        account: secured('CUSTOM', {
          authorizers: [lambdaAuthorizer()],
          parts: functionPolicy(
            'auth',
            `arn:aws:execute-api:${ids.region}:${ids.accountId}:${ids.apiId}/authorizers/auth001`,
          ),
        }),
        request: withToken({}),
      },
      companions: {
        'integration-permission': 'where the authorizers may not be read, the integration may be what fails',
        'integration-malformed-response': 'the same',
      },
    },
  },
  'api-key-missing': {
    'a handshake without the key that $connect asks for': {
      broken: { account: keyedSocket(), request: handshake(), symptom: socketRefused },
      healthy: {
        account: keyedSocket(),
        request: handshake({ apiKeyId: 'key001', headers: { 'x-api-key': '<key>' } }),
      },
    },
  },
  throttled: {
    'a stage whose template left the throttle at 0': {
      broken: {
        account: httpAccount({
          stage: {
            DefaultRouteSettings: { DetailedMetricsEnabled: false, ThrottlingBurstLimit: 0, ThrottlingRateLimit: 0 },
          },
        }),
        request: httpRequest(),
        symptom: { kind: 'refused', status: 429, body: '{"message":"Too Many Requests"}' },
      },
      healthy: {
        account: httpAccount({
          stage: {
            DefaultRouteSettings: {
              DetailedMetricsEnabled: false,
              ThrottlingBurstLimit: 500,
              ThrottlingRateLimit: 100,
            },
          },
        }),
        request: httpRequest(),
      },
    },
    'a route of its own limit': {
      broken: {
        account: httpAccount({
          stage: { RouteSettings: { 'GET /orders': { ThrottlingRateLimit: 0, ThrottlingBurstLimit: 0 } } },
        }),
        request: httpRequest(),
        symptom: { kind: 'refused', status: 429, body: '{"message":"Too Many Requests"}' },
      },
      healthy: { account: httpAccount(), request: httpRequest() },
    },
  },
  'payload-too-large': {
    'a body of an HTTP API over 10 MB': {
      broken: {
        account: httpAccount({ routes: [route('POST /orders')] }),
        request: httpRequest({ method: 'POST', bodyBytes: 11_000_000 }),
        symptom: { kind: 'refused', status: 413, body: '{"message":"Request Entity Too Large"}' },
      },
      healthy: {
        account: httpAccount({ routes: [route('POST /orders')] }),
        request: httpRequest({ method: 'POST', bodyBytes: 1_000_000 }),
      },
    },
    'a message of more than 128 KB': {
      broken: {
        account: webSocketAccount({ parts: allow('execute-api:ManageConnections', anyOfApi) }),
        request: signed({ method: 'POST', url: connection(), bodyBytes: 200_000 }),
        symptom: { kind: 'refused', status: 413 },
      },
      healthy: {
        account: webSocketAccount({ parts: allow('execute-api:ManageConnections', anyOfApi) }),
        request: signed({ method: 'POST', url: connection(), bodyBytes: 2000 }),
      },
    },
  },
  'integration-permission': {
    'the function of an HTTP API admits another route': {
      broken: {
        account: httpAccount({
          parts: functionPolicy(
            'orders',
            `arn:aws:execute-api:${ids.region}:${ids.accountId}:${ids.apiId}/*/GET/reports`,
          ),
        }),
        request: httpRequest(),
        symptom: internal,
      },
      healthy: {
        account: httpAccount({
          parts: functionPolicy('orders', `arn:aws:execute-api:${ids.region}:${ids.accountId}:${ids.apiId}/*/*/orders`),
        }),
        request: httpRequest(),
      },
      companions: {
        'integration-malformed-response': 'where its policy may not be read, the function may be what fails',
      },
    },
    'the function of $connect admits another route': {
      broken: {
        account: webSocketAccount({
          parts: functionPolicy('orders', `arn:aws:execute-api:${ids.region}:${ids.accountId}:${ids.apiId}/*/send`),
        }),
        request: handshake(),
        symptom: { kind: 'failed', status: 500, body: 'Unexpected server response: 500' },
      },
      healthy: {
        account: webSocketAccount({
          parts: functionPolicy('orders', `arn:aws:execute-api:${ids.region}:${ids.accountId}:${ids.apiId}/*/$connect`),
        }),
        request: handshake(),
      },
      companions: { 'integration-malformed-response': 'where its policy may not be read, the function may be what fails' },
    },
  },
  'vpc-link-failed': {
    'a link that went to sleep': {
      broken: {
        account: httpAccount({ integrations: [privateIntegration()], parts: { vpcLinks: [link('INACTIVE')] } }),
        request: httpRequest(),
        symptom: unavailable,
      },
      healthy: {
        account: httpAccount({ integrations: [privateIntegration()], parts: { vpcLinks: [link('AVAILABLE')] } }),
        request: httpRequest(),
      },
    },
  },
  'integration-endpoint-unreachable': {
    'the load balancer does not admit the link': {
      broken: {
        account: httpAccount({
          integrations: [privateIntegration()],
          parts: { ...balancer, vpcLinks: [link('AVAILABLE')], securityGroups: groups('sg-other') },
        }),
        request: httpRequest(),
        symptom: unavailable,
      },
      healthy: {
        account: httpAccount({
          integrations: [privateIntegration()],
          parts: { ...balancer, vpcLinks: [link('AVAILABLE')], securityGroups: groups('sg-link') },
        }),
        request: httpRequest(),
      },
    },
    'an internal load balancer without a link': {
      broken: {
        account: httpAccount({
          integrations: [
            lambdaIntegration({
              IntegrationType: 'HTTP_PROXY',
              IntegrationMethod: 'ANY',
              IntegrationUri: `http://internal-orders-1.${ids.region}.elb.amazonaws.com/`,
              PayloadFormatVersion: '1.0',
            }),
          ],
        }),
        request: httpRequest(),
        symptom: unavailable,
      },
      healthy: {
        account: httpAccount({
          integrations: [
            lambdaIntegration({
              IntegrationType: 'HTTP_PROXY',
              IntegrationMethod: 'ANY',
              IntegrationUri: 'https://backend.example.com/',
              PayloadFormatVersion: '1.0',
            }),
          ],
        }),
        request: httpRequest(),
      },
    },
  },
  'integration-timeout': {
    'a backend slower than its limit': {
      broken: {
        account: httpAccount({ integrations: [lambdaIntegration({ TimeoutInMillis: 3000 })] }),
        request: httpRequest(),
        symptom: { kind: 'failed', status: 504, body: '{"message":"Endpoint request timed out"}' },
      },
      healthy: { account: httpAccount(), request: httpRequest() },
    },
  },
  'answer-from-backend': {
    'a page of the backend': {
      broken: {
        account: httpAccount({ routes: [route('ANY /{proxy+}')] }),
        request: httpRequest(),
        symptom: {
          kind: 'refused',
          status: 404,
          body: '404 page not found',
          headers: { 'apigw-requestid': 'X6sUujpVjoEEM-Q=' },
        },
      },
      healthy: { account: httpAccount({ routes: [route('ANY /{proxy+}')] }), request: httpRequest() },
    },
  },
  'logging-not-enabled': {
    'an HTTP API without access logs': {
      broken: { account: httpAccount(), request: httpRequest(), symptom: { kind: 'no-logs', status: 200 } },
      healthy: {
        account: httpAccount({
          stage: {
            AccessLogSettings: {
              DestinationArn: `arn:aws:logs:${ids.region}:${ids.accountId}:log-group:orders`,
              Format: '$context.requestId $context.status',
            },
          },
        }),
        request: httpRequest(),
      },
    },
  },
  'cors-http-api-config': {
    'no configuration and no route for OPTIONS': {
      broken: {
        account: httpAccount({ routes: [route('PUT /orders')] }),
        request: pageCall({ method: 'PUT' }),
        symptom: preflightBlocked("No 'Access-Control-Allow-Origin' header is present on the requested resource."),
      },
      healthy: {
        account: httpAccount({ routes: [route('PUT /orders')], api: { CorsConfiguration: allowed } }),
        request: pageCall({ method: 'PUT' }),
      },
      companions: { 'cors-no-options-method': 'the same from the side of the routes' },
    },
    'an origin with a slash at the end': {
      broken: {
        account: httpAccount({ api: { CorsConfiguration: { ...allowed, AllowOrigins: [`${page}/`] } } }),
        request: pageCall(),
        symptom: {
          kind: 'blocked-by-browser',
          console: browserLine("No 'Access-Control-Allow-Origin' header is present on the requested resource."),
        },
      },
      healthy: {
        account: httpAccount({ api: { CorsConfiguration: { ...allowed, AllowOrigins: ['https://*'] } } }),
        request: pageCall(),
      },
    },
  },
  'cors-header-not-allowed': {
    'a header that the configuration does not list': {
      broken: {
        account: httpAccount({ api: { CorsConfiguration: { ...allowed, AllowHeaders: ['content-type'] } } }),
        request: pageCall({ headers: { 'X-Trace': '7' } }),
        symptom: preflightBlocked(
          'Request header field x-trace is not allowed by Access-Control-Allow-Headers in preflight response.',
        ),
      },
      healthy: {
        account: httpAccount({ api: { CorsConfiguration: { ...allowed, AllowHeaders: ['*'] } } }),
        request: pageCall({ headers: { 'X-Trace': '7' } }),
      },
      companions: { 'cors-http-api-config': 'the same from the side of the configuration' },
    },
  },
  'cors-method-not-allowed': {
    'a verb that the configuration does not list': {
      broken: {
        account: httpAccount({ routes: [route('DELETE /orders')], api: { CorsConfiguration: allowed } }),
        request: pageCall({ method: 'DELETE' }),
        symptom: preflightBlocked(
          'Method DELETE is not allowed by Access-Control-Allow-Methods in preflight response.',
        ),
      },
      healthy: {
        account: httpAccount({
          routes: [route('DELETE /orders')],
          api: { CorsConfiguration: { ...allowed, AllowMethods: ['*'] } },
        }),
        request: pageCall({ method: 'DELETE' }),
      },
      companions: { 'cors-http-api-config': 'the same from the side of the configuration' },
    },
  },
  'cors-credentials-with-wildcard': {
    'a page with credentials and a wildcard origin': {
      broken: {
        account: httpAccount({ api: { CorsConfiguration: { ...allowed, AllowOrigins: ['*'] } } }),
        request: pageCall({ credentials: 'include' }),
        symptom: {
          kind: 'blocked-by-browser',
          console: browserLine(
            "The value of the 'Access-Control-Allow-Origin' header in the response must not be the wildcard '*' when the request's credentials mode is 'include'.",
          ),
        },
      },
      healthy: {
        account: httpAccount({ api: { CorsConfiguration: { ...allowed, AllowCredentials: true } } }),
        request: pageCall({ credentials: 'include' }),
      },
      companions: { 'cors-http-api-config': 'the same from the side of the configuration' },
    },
  },
  'cors-options-requires-auth': {
    'ANY with a JWT authorizer': {
      broken: {
        account: httpAccount({
          routes: [route('ANY /orders', { AuthorizationType: 'JWT', AuthorizerId: 'auth001' })],
          authorizers: [jwtAuthorizer()],
          api: { CorsConfiguration: allowed },
        }),
        request: pageCall({ headers: { Authorization: 'Bearer <token>' }, tokenClaims: claims }),
        symptom: {
          ...preflightBlocked('It does not have HTTP ok status.'),
          status: 401,
          body: '{"message":"Unauthorized"}',
        },
      },
      healthy: {
        account: httpAccount({
          routes: [route('GET /orders', { AuthorizationType: 'JWT', AuthorizerId: 'auth001' })],
          authorizers: [jwtAuthorizer()],
          api: { CorsConfiguration: allowed },
        }),
        request: pageCall({ headers: { Authorization: 'Bearer <token>' }, tokenClaims: claims }),
      },
    },
    '$default with a Lambda authorizer': {
      broken: {
        account: httpAccount({
          routes: [route('$default', { AuthorizationType: 'CUSTOM', AuthorizerId: 'auth001' })],
          authorizers: [lambdaAuthorizer()],
          api: { CorsConfiguration: allowed },
        }),
        request: pageCall({ headers: { Authorization: 'Bearer <token>' } }),
        symptom: {
          ...preflightBlocked('It does not have HTTP ok status.'),
          status: 401,
          body: '{"message":"Unauthorized"}',
        },
      },
      healthy: {
        account: httpAccount({
          routes: [
            route('$default', { AuthorizationType: 'CUSTOM', AuthorizerId: 'auth001' }),
            route('OPTIONS /{proxy+}'),
          ],
          authorizers: [lambdaAuthorizer()],
          api: { CorsConfiguration: allowed },
        }),
        request: pageCall({ headers: { Authorization: 'Bearer <token>' } }),
      },
    },
  },
  'cors-duplicate-origin-header': {
    'a backend that sends the header twice': {
      broken: {
        account: httpAccount(),
        request: pageCall(),
        symptom: {
          kind: 'blocked-by-browser',
          status: 200,
          headers: { 'access-control-allow-origin': [page, page] },
          console: browserLine(
            `The 'Access-Control-Allow-Origin' header contains multiple values '${page}, ${page}', but only one is allowed.`,
          ),
        },
      },
      healthy: { account: httpAccount({ api: { CorsConfiguration: allowed } }), request: pageCall() },
    },
  },
  'cors-proxy-backend-missing-headers': {
    'no configuration and no header from the backend': {
      broken: {
        account: httpAccount(),
        request: pageCall(),
        symptom: {
          kind: 'blocked-by-browser',
          status: 200,
          console: browserLine("No 'Access-Control-Allow-Origin' header is present on the requested resource."),
        },
      },
      healthy: { account: httpAccount({ api: { CorsConfiguration: allowed } }), request: pageCall() },
    },
  },
  'cors-headers-missing-on-options': {
    '$default hands the preflight to the backend': {
      broken: {
        account: httpAccount({ routes: [route('$default')] }),
        request: pageCall({ method: 'PUT' }),
        symptom: {
          ...preflightBlocked("No 'Access-Control-Allow-Origin' header is present on the requested resource."),
          status: 200,
        },
      },
      healthy: {
        account: httpAccount({ routes: [route('$default')], api: { CorsConfiguration: allowed } }),
        request: pageCall({ method: 'PUT' }),
      },
    },
  },
};

function inVpc(): Record<string, unknown> {
  return { from: 'vpc', sourceVpcId: ids.vpcId, sourceSubnetId: ids.subnetId, sourceIp: ids.callerIp };
}

function localOnly(more: readonly Record<string, unknown>[] = []) {
  return {
    RouteTableId: 'rtb-0a1b2c3d4e5f60001',
    VpcId: ids.vpcId,
    OwnerId: ids.accountId,
    Associations: [{ Main: true, RouteTableId: 'rtb-0a1b2c3d4e5f60001' }],
    Routes: [{ DestinationCidrBlock: '10.0.0.0/16', GatewayId: 'local', State: 'active' }, ...more],
  };
}

function socketWithAuthorizer(): AccountFile {
  return webSocketAccount({
    routes: [route('$connect', { AuthorizationType: 'CUSTOM', AuthorizerId: 'auth001' }), route('send')],
    authorizers: [
      lambdaAuthorizer({ IdentitySource: ['route.request.querystring.token'], EnableSimpleResponses: false }),
    ],
  });
}

function keyedSocket(): AccountFile {
  return webSocketAccount({
    routes: [route('$connect', { ApiKeyRequired: true }), route('send')],
    parts: {
      usagePlans: [{ id: 'plan001', name: 'basic', apiStages: [{ apiId: ids.apiId, stage: ids.stage }] }],
      usagePlanKeys: { plan001: [{ id: 'key001', type: 'API_KEY' }] },
      apiKeys: [{ id: 'key001', name: 'client', enabled: true, value: 'not-a-secret' }],
    },
  });
}
