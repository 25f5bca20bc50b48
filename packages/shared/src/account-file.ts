import type * as v2 from './aws/http-api.ts';
import type * as network from './aws/network.ts';
import type * as rest from './aws/rest-api.ts';
import type * as around from './aws/surroundings.ts';

/** The parts of an account file that describe one REST API. Times are ISO 8601. */
export interface RestApiPart {
  readonly restApi: rest.RestApi;
  readonly resources?: readonly rest.Resource[];
  readonly stages?: readonly rest.Stage[];
  readonly deployments?: readonly rest.Deployment[];
  /** Stage name -> apiSummary of the deployment it serves; absent = the same as `resources`. */
  readonly deployedSummary?: Readonly<Record<string, NonNullable<rest.Deployment['apiSummary']>>>;
  /** Stage name -> GetExport document. */
  readonly deployedExport?: Readonly<Record<string, Record<string, unknown>>>;
  readonly gatewayResponses?: readonly rest.GatewayResponse[];
  readonly authorizers?: readonly rest.Authorizer[];
  readonly requestValidators?: readonly rest.RequestValidator[];
  readonly models?: readonly rest.Model[];
  readonly accessLogs?: readonly string[];
  readonly executionLogs?: readonly string[];
}

/** The parts of an account file that describe one HTTP or WebSocket API. */
export interface HttpApiPart {
  readonly apiV2: v2.ApiV2;
  readonly routes?: readonly v2.RouteV2[];
  readonly integrations?: readonly v2.IntegrationV2[];
  readonly stages?: readonly v2.StageV2[];
  readonly authorizers?: readonly v2.AuthorizerV2[];
  readonly deployments?: readonly v2.DeploymentV2[];
  readonly deployedExport?: Readonly<Record<string, Record<string, unknown>>>;
  readonly accessLogs?: readonly string[];
  readonly executionLogs?: readonly string[];
}

/** What the APIs of an account share. */
export interface AccountParts {
  readonly usagePlans?: readonly rest.UsagePlan[];
  readonly usagePlanKeys?: Readonly<Record<string, readonly rest.UsagePlanKey[]>>;
  readonly apiKeys?: readonly rest.ApiKey[];
  readonly usage?: Readonly<Record<string, rest.Usage>>;
  readonly domainNames?: readonly (rest.DomainName | v2.DomainNameV2)[];
  readonly basePathMappings?: Readonly<Record<string, readonly rest.BasePathMapping[]>>;
  readonly domainNameAccessAssociations?: readonly rest.DomainNameAccessAssociation[];
  readonly domainNamesV2?: readonly v2.DomainNameV2[];
  readonly apiMappings?: Readonly<Record<string, readonly v2.ApiMapping[]>>;
  readonly routingRules?: Readonly<Record<string, readonly v2.RoutingRule[]>>;
  readonly vpcLinks?: readonly (rest.VpcLink | v2.VpcLinkV2)[];
  readonly vpcs?: readonly (network.Vpc & {
    readonly enableDnsSupport?: boolean;
    readonly enableDnsHostnames?: boolean;
  })[];
  readonly subnets?: readonly network.Subnet[];
  readonly securityGroups?: readonly network.SecurityGroup[];
  readonly networkAcls?: readonly network.NetworkAcl[];
  readonly vpcEndpoints?: readonly network.VpcEndpoint[];
  readonly networkInterfaces?: readonly network.NetworkInterface[];
  readonly routeTables?: readonly network.RouteTable[];
  readonly vpcEndpointServices?: readonly network.VpcEndpointService[];
  readonly getAccount?: rest.ApiGatewayAccount;
  /** By name; `policy: null` = the function has none. */
  readonly lambdaFunctions?: Readonly<Record<string, around.LambdaFunction & { readonly policy?: unknown }>>;
  readonly iamRoles?: readonly around.IamRole[] | Readonly<Record<string, around.IamRole>>;
  /** By principal ARN. */
  readonly identityPolicies?: Readonly<Record<string, readonly unknown[]>>;
  readonly webAcls?: readonly around.WebAcl[];
  readonly ipSets?: readonly around.IpSet[];
  readonly loadBalancers?: readonly around.LoadBalancer[];
  readonly listeners?: readonly around.Listener[];
  readonly targetGroups?: readonly around.TargetGroup[];
  readonly targetHealth?: Readonly<Record<string, readonly around.TargetHealth[]>>;
  readonly dnsRecords?: readonly around.DnsRecord[];
  readonly truststore?: unknown;
  readonly cloudFront?: around.Distribution | readonly around.Distribution[];
  readonly cloudTrail?: readonly unknown[];
}

/**
 * An AWS account as data, in the field names of the AWS SDK outputs. The single-API form (that of a case) holds the
 * API's parts beside the account's; the form of an account with several APIs holds them in `apis`.
 */
export type AccountFile = { readonly accountId: string; readonly region: string } & AccountParts &
  (RestApiPart | HttpApiPart | { readonly apis: readonly (RestApiPart | HttpApiPart)[] });
