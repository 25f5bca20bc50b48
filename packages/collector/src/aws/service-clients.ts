import { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import { ApiGatewayV2Client } from '@aws-sdk/client-apigatewayv2';
import { CloudFrontClient } from '@aws-sdk/client-cloudfront';
import { CloudTrailClient } from '@aws-sdk/client-cloudtrail';
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { EC2Client } from '@aws-sdk/client-ec2';
import { ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2';
import { IAMClient } from '@aws-sdk/client-iam';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { Route53Client } from '@aws-sdk/client-route-53';
import { STSClient, type STSClientConfig } from '@aws-sdk/client-sts';
import { WAFV2Client } from '@aws-sdk/client-wafv2';

/** Credentials, or how to get them; the SDK's default chain when absent. */
export type Credentials = NonNullable<STSClientConfig['credentials']>;

/** What every client is made from. No endpoint: `AWS_ENDPOINT_URL` and its per-service forms decide that. */
export interface ClientSettings {
  readonly region: string;
  readonly credentials?: Credentials;
  readonly requestTimeoutMs: number;
}

const connectionTimeoutMs = 3_000;

/** How long a request may take. Without `throwOnRequestTimeout` the SDK only logs a warning when it takes longer. */
export const requestLimits = (requestTimeoutMs: number) => ({
  connectionTimeout: connectionTimeoutMs,
  requestTimeout: requestTimeoutMs,
  socketTimeout: requestTimeoutMs,
  throwOnRequestTimeout: true,
});

const configOf = ({ region, credentials, requestTimeoutMs }: ClientSettings) => ({
  region,
  ...(credentials === undefined ? {} : { credentials }),
  retryMode: 'standard',
  maxAttempts: 3,
  requestHandler: requestLimits(requestTimeoutMs),
});

const makers = {
  'api-gateway': (settings: ClientSettings) => new APIGatewayClient(configOf(settings)),
  'api-gateway-v2': (settings: ClientSettings) => new ApiGatewayV2Client(configOf(settings)),
  cloudfront: (settings: ClientSettings) => new CloudFrontClient(configOf(settings)),
  cloudtrail: (settings: ClientSettings) => new CloudTrailClient(configOf(settings)),
  cloudwatch: (settings: ClientSettings) => new CloudWatchClient(configOf(settings)),
  logs: (settings: ClientSettings) => new CloudWatchLogsClient(configOf(settings)),
  ec2: (settings: ClientSettings) => new EC2Client(configOf(settings)),
  'load-balancing': (settings: ClientSettings) => new ElasticLoadBalancingV2Client(configOf(settings)),
  iam: (settings: ClientSettings) => new IAMClient(configOf(settings)),
  lambda: (settings: ClientSettings) => new LambdaClient(configOf(settings)),
  'route-53': (settings: ClientSettings) => new Route53Client(configOf(settings)),
  sts: (settings: ClientSettings) => new STSClient(configOf(settings)),
  waf: (settings: ClientSettings) => new WAFV2Client(configOf(settings)),
};

export type ServiceName = keyof typeof makers;

/** The SDK client of each service. */
export type ServiceClients = { readonly [Name in ServiceName]: ReturnType<(typeof makers)[Name]> };

/** The clients of one account and Region, each made when it is first asked for. */
export interface ClientShelf {
  readonly get: <Name extends ServiceName>(name: Name) => ServiceClients[Name];
  readonly close: () => void;
}

/** Makes an empty shelf. */
export const createClientShelf = (settings: ClientSettings): ClientShelf => {
  const clients: { -readonly [Name in ServiceName]?: ServiceClients[Name] } = {};
  return {
    get: <Name extends ServiceName>(name: Name): ServiceClients[Name] => {
      const known: ServiceClients[Name] | undefined = clients[name];
      if (known !== undefined) return known;
      // The compiler cannot follow that the maker under a name makes the client of that name.
      const made = makers[name](settings) as ServiceClients[Name];
      clients[name] = made;
      return made;
    },
    close: () => {
      for (const client of Object.values(clients)) client.destroy();
    },
  };
};
