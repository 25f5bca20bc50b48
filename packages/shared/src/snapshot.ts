import * as z from 'zod';
import * as v2 from './aws/http-api.ts';
import * as network from './aws/network.ts';
import * as rest from './aws/rest-api.ts';
import * as around from './aws/surroundings.ts';
import { factSchema } from './fact.ts';

const factMap = <T extends z.ZodType>(value: T) => z.record(z.string(), factSchema(value));
const factList = <T extends z.ZodType>(item: T) => factSchema(z.array(item));

/** An exported OpenAPI document, parsed. */
const openApiDocument = z.record(z.string(), z.unknown());

/** What AWS said about one REST API. Keys of the maps are named after them. */
export const restApiFactsSchema = z.object({
  kind: z.literal('REST'),
  restApi: factSchema(rest.restApiSchema),
  resources: factList(rest.resourceSchema),
  stages: factList(rest.stageSchema),
  /** GetDeployments: all of them, without summaries. */
  deployments: factList(rest.deploymentSchema),
  /** By deployment id: GetDeployment with embed=apisummary. */
  deployed: factMap(rest.deploymentSchema),
  /** By stage name: GetExport, OpenAPI 3, extensions=apigateway. */
  exports: factMap(openApiDocument),
  gatewayResponses: factList(rest.gatewayResponseSchema),
  authorizers: factList(rest.authorizerSchema),
  requestValidators: factList(rest.requestValidatorSchema),
  models: factList(rest.modelSchema),
});
export type RestApiFacts = z.infer<typeof restApiFactsSchema>;

/** What AWS said about one HTTP or WebSocket API. */
export const httpApiFactsSchema = z.object({
  kind: z.enum(['HTTP', 'WEBSOCKET']),
  api: factSchema(v2.apiV2Schema),
  routes: factList(v2.routeV2Schema),
  integrations: factList(v2.integrationV2Schema),
  stages: factList(v2.stageV2Schema),
  authorizers: factList(v2.authorizerV2Schema),
  deployments: factList(v2.deploymentV2Schema),
  /** By stage name: ExportApi of the deployed stage. */
  exports: factMap(openApiDocument),
});
export type HttpApiFacts = z.infer<typeof httpApiFactsSchema>;

/** What AWS said about an account and Region, shared by several APIs. */
export const accountFactsSchema = z.object({
  /** GetAccount of API Gateway. */
  apiGatewayAccount: factSchema(rest.apiGatewayAccountSchema),
  usagePlans: factList(rest.usagePlanSchema),
  /** By usage plan id. */
  usagePlanKeys: factMap(z.array(rest.usagePlanKeySchema)),
  apiKeys: factList(rest.apiKeySchema),
  /** By usage plan id. */
  usage: factMap(rest.usageSchema),
  domainNames: factList(rest.domainNameSchema),
  /** By `domainName`, or `domainName+domainNameId` for a private one. */
  basePathMappings: factMap(z.array(rest.basePathMappingSchema)),
  domainNameAccessAssociations: factList(rest.domainNameAccessAssociationSchema),
  vpcLinks: factList(rest.vpcLinkSchema),
  domainNamesV2: factList(v2.domainNameV2Schema),
  /** By domain name. */
  apiMappings: factMap(z.array(v2.apiMappingSchema)),
  /** By domain name. */
  routingRules: factMap(z.array(v2.routingRuleSchema)),
  vpcLinksV2: factList(v2.vpcLinkV2Schema),
  /** Interface endpoints of execute-api only. */
  vpcEndpoints: factList(network.vpcEndpointSchema),
  vpcs: factList(network.vpcSchema),
  /** By VPC id. */
  vpcDns: factMap(network.vpcDnsSchema),
  subnets: factList(network.subnetSchema),
  securityGroups: factList(network.securityGroupSchema),
  networkAcls: factList(network.networkAclSchema),
  routeTables: factList(network.routeTableSchema),
  networkInterfaces: factList(network.networkInterfaceSchema),
  vpcEndpointServices: factList(network.vpcEndpointServiceSchema),
  /** By function ARN as the integration names it (qualifier kept). */
  functions: factMap(around.lambdaFunctionSchema),
  /** By function ARN (qualifier kept): the policy as JSON text. `absent`: the function has none. */
  functionPolicies: factMap(z.string()),
  /** By unqualified function ARN. */
  functionConcurrency: factMap(around.functionConcurrencySchema),
  /** By role ARN. */
  roles: factMap(around.iamRoleSchema),
  /** By user or role ARN (never a session's). */
  identityPolicies: factMap(z.array(around.identityPolicySchema)),
  /** By web ACL ARN. */
  webAcls: factMap(around.webAclSchema),
  /** By IP set ARN. */
  ipSets: factMap(around.ipSetSchema),
  loadBalancers: factList(around.loadBalancerSchema),
  /** By load balancer ARN. */
  listeners: factMap(z.array(around.listenerSchema)),
  targetGroups: factList(around.targetGroupSchema),
  /** By target group ARN. */
  targetHealth: factMap(z.array(around.targetHealthSchema)),
  dnsRecords: factList(around.dnsRecordSchema),
  distributions: factList(around.distributionSchema),
});
export type AccountFacts = z.infer<typeof accountFactsSchema>;

export const apiKinds = ['REST', 'HTTP', 'WEBSOCKET'] as const;
export type ApiKind = (typeof apiKinds)[number];

export const targetSchema = z.object({
  accountId: z.string(),
  region: z.string(),
  apiId: z.string(),
  kind: z.enum(apiKinds),
});
export type Target = z.infer<typeof targetSchema>;

const apiFactsSchema = z.discriminatedUnion('kind', [restApiFactsSchema, httpApiFactsSchema]);

export const snapshotFormat = 'gatescope-snapshot/1';

/** One API's facts and the slice of account facts that it touches; savable, replayable, without secrets. */
export const snapshotSchema = z.object({
  format: z.literal(snapshotFormat),
  /** ISO 8601; the only clock the engine has. */
  takenAt: z.string(),
  target: targetSchema,
  api: apiFactsSchema,
  account: accountFactsSchema,
  /** Facts of other accounts that the console may read, by account id: an endpoint's or a caller's account. */
  otherAccounts: z.record(z.string(), accountFactsSchema).optional(),
  /** Further APIs of the same account and Region that an integration calls, by API id. `absent`: there is none here. */
  otherApis: factMap(apiFactsSchema).optional(),
});
export type Snapshot = z.infer<typeof snapshotSchema>;
