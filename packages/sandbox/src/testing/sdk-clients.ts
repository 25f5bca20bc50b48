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
import { STSClient } from '@aws-sdk/client-sts';
import { WAFV2Client } from '@aws-sdk/client-wafv2';
import { sandboxCredentials, sandboxCredentialsFor } from '../credentials.ts';

/** Where and as whom the clients call. */
export interface ClientPlace {
  readonly url: string;
  readonly region: string;
  readonly credentials?: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken?: string;
  };
}

/** The clients of one test. */
export interface Clients {
  /** The same clients with the key of another account; without an id the same key. */
  ofAccount(accountId: string | undefined): Clients;
  readonly apiGateway: APIGatewayClient;
  readonly apiGatewayV2: ApiGatewayV2Client;
  readonly cloudFront: CloudFrontClient;
  readonly cloudTrail: CloudTrailClient;
  readonly cloudWatch: CloudWatchClient;
  readonly logs: CloudWatchLogsClient;
  readonly ec2: EC2Client;
  readonly elb: ElasticLoadBalancingV2Client;
  readonly iam: IAMClient;
  readonly lambda: LambdaClient;
  readonly route53: Route53Client;
  readonly sts: STSClient;
  readonly waf: WAFV2Client;
}

/** Real SDK clients of every service that the sandbox serves, without retries. */
export function makeClients(place: ClientPlace): Clients {
  const { url, region, credentials = sandboxCredentials } = place;
  const config = { endpoint: url, region, credentials, maxAttempts: 1 };
  return {
    ofAccount: (accountId: string | undefined): Clients =>
      makeClients({ ...place, credentials: accountId === undefined ? credentials : sandboxCredentialsFor(accountId) }),
    apiGateway: new APIGatewayClient(config),
    apiGatewayV2: new ApiGatewayV2Client(config),
    cloudFront: new CloudFrontClient(config),
    cloudTrail: new CloudTrailClient(config),
    cloudWatch: new CloudWatchClient(config),
    logs: new CloudWatchLogsClient(config),
    ec2: new EC2Client(config),
    elb: new ElasticLoadBalancingV2Client(config),
    iam: new IAMClient(config),
    lambda: new LambdaClient(config),
    route53: new Route53Client(config),
    sts: new STSClient(config),
    waf: new WAFV2Client(config),
  };
}
