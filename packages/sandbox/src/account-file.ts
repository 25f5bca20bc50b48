import type { JsonObject } from './json.ts';
import type { Transcript } from './transcript.ts';

/**
 * An AWS account in one Region, as JSON in the field names and shapes of the AWS SDK for JavaScript v3 outputs.
 * Two forms: one API whose parts stand at the top level (as in a case file), or any number of them under `apis`.
 * Both may be used together.
 */
export type AccountFile = AccountHead & AccountWideParts & (ApiParts | NoApiParts);

/** Where the account is, and its APIs in the form for several. */
export interface AccountHead {
  readonly accountId: string;
  readonly region: string;
  readonly apis?: readonly ApiParts[];
}

/** An account file without an API at its top level. */
export interface NoApiParts {
  readonly restApi?: undefined;
  readonly apiV2?: undefined;
}

/** The parts of one API. `restApi` makes it a REST API, `apiV2` an HTTP or WebSocket API. */
export type ApiParts = RestApiParts | HttpApiParts;

/** A record as AWS returns it, of which only the named fields matter to the sandbox; all others are served unread. */
export type AwsRecord<Fields extends object = object> = JsonObject & Readonly<Fields>;

/** What one REST API consists of (API Gateway v1, camelCase). A part that is absent is empty. */
export interface RestApiParts extends LogParts {
  /** GetRestApi. `policy` may be escaped once more, as AWS returns it, or plain JSON: it is always served escaped. */
  readonly restApi: AwsRecord<{ id: string; name?: string; policy?: string }>;
  /** GetResources with embed=methods. */
  readonly resources?: readonly AwsRecord<{ id: string; path: string; resourceMethods?: JsonObject }>[];
  readonly stages?: readonly StageRecord[];
  /** A deployment may carry the `apiSummary` that it really holds. */
  readonly deployments?: readonly AwsRecord<{ id: string; apiSummary?: JsonObject }>[];
  /** By stage name: the apiSummary of the deployment that the stage serves. Absent: the same as `resources`. */
  readonly deployedSummary?: Readonly<Record<string, JsonObject>>;
  /** By stage name: the document that GetExport returns. Absent: GetExport is denied, for the file does not say what was deployed. */
  readonly deployedExport?: Readonly<Record<string, JsonObject>>;
  /** Customised gateway responses; AWS's defaults are added when they are served. */
  readonly gatewayResponses?: readonly AwsRecord<{ responseType: string }>[];
  readonly authorizers?: readonly AwsRecord[];
  readonly requestValidators?: readonly AwsRecord[];
  readonly models?: readonly AwsRecord[];
  readonly documentationVersions?: readonly AwsRecord[];
}

/** What one HTTP or WebSocket API consists of (API Gateway v2, PascalCase). A part that is absent is empty. */
export interface HttpApiParts extends LogParts {
  readonly apiV2: AwsRecord<{ ApiId: string; Name?: string }>;
  readonly routes?: readonly AwsRecord<{ RouteId: string; RouteKey: string }>[];
  readonly integrations?: readonly AwsRecord<{ IntegrationId: string }>[];
  readonly stages?: readonly StageRecord[];
  readonly deployments?: readonly AwsRecord[];
  /** By stage name: the document that ExportApi returns for this stage. */
  readonly deployedExport?: Readonly<Record<string, JsonObject>>;
  readonly authorizers?: readonly AwsRecord[];
  readonly models?: readonly AwsRecord[];
}

/** A stage: `stageName` in API Gateway v1, `StageName` in v2. */
export type StageRecord = AwsRecord<{ stageName?: string; StageName?: string }>;

/**
 * Log lines of an API. A list belongs to the first stage that could have written it; a map is keyed by stage name.
 * How a line gets its time: `services/logs/line-time.ts`.
 */
export interface LogParts {
  /** Served in the log group named by the stage's access log settings, else in `API-Gateway-Access-Logs_{api}/{stage}`. */
  readonly accessLogs?: StageLines;
  /** Served in `API-Gateway-Execution-Logs_{api}/{stage}`. */
  readonly executionLogs?: StageLines;
}

/** Log lines, oldest first: of the one stage that matters, or by stage name. */
export type StageLines = readonly string[] | Readonly<Record<string, readonly string[]>>;

/** What an account holds beside its APIs. */
export interface AccountWideParts extends EmptyWhenAbsent, DeniedWhenAbsent {
  /** When the things in this file were seen (ISO 8601): dates log lines that carry no time of their own. */
  readonly observedAt?: string;
  /** Exchanges that the invoke hosts answer with. */
  readonly transcripts?: readonly Transcript[];
  /** Log groups that exist. When given, a group that is neither listed nor has lines does not exist. */
  readonly logGroups?: readonly (string | LogGroupRecord)[];
  /** Many log events, made while they are read. */
  readonly generatedLogs?: readonly GeneratedLog[];
}

/** Parts of which the account has none when the file does not name them. */
export interface EmptyWhenAbsent {
  readonly usagePlans?: readonly AwsRecord<{ id: string }>[];
  /** By plan id. */
  readonly usagePlanKeys?: Readonly<Record<string, readonly AwsRecord<{ id: string }>[]>>;
  /** `value` is served only to a caller who asks for it. */
  readonly apiKeys?: readonly AwsRecord<{ id: string; name?: string; value?: string }>[];
  /** GetUsage by plan id; served for whatever dates are asked. */
  readonly usage?: Readonly<Record<string, JsonObject>>;
  /** v1 (`id`) and v2 (`VpcLinkId`) alike. */
  readonly vpcLinks?: readonly AwsRecord[];
  /** v1 (`domainName`) and v2 (`DomainName`) alike. */
  readonly domainNames?: readonly AwsRecord[];
  readonly domainNamesV2?: readonly AwsRecord[];
  /** By domain name, or `{name}+{id}` for a private one. */
  readonly basePathMappings?: Readonly<Record<string, readonly AwsRecord[]>>;
  readonly apiMappings?: Readonly<Record<string, readonly AwsRecord[]>>;
  readonly routingRules?: Readonly<Record<string, readonly AwsRecord[]>>;
  readonly domainNameAccessAssociations?: readonly AwsRecord[];
  readonly clientCertificates?: readonly AwsRecord[];
  /** With `enableDnsSupport` and `enableDnsHostnames` (DescribeVpcAttribute); one that is not said is denied. */
  readonly vpcs?: readonly AwsRecord<{ VpcId: string; enableDnsSupport?: boolean; enableDnsHostnames?: boolean }>[];
  readonly subnets?: readonly AwsRecord<{ SubnetId: string; VpcId: string }>[];
  readonly securityGroups?: readonly AwsRecord<{ GroupId: string }>[];
  /** A VPC without a default ACL here is served with one that admits everything. */
  readonly networkAcls?: readonly AwsRecord<{ NetworkAclId: string; VpcId: string }>[];
  readonly vpcEndpoints?: readonly AwsRecord<{ VpcEndpointId: string }>[];
  readonly networkInterfaces?: readonly AwsRecord<{ NetworkInterfaceId: string }>[];
}

/** Parts that cannot be read (access denied) when the file does not name them. */
export interface DeniedWhenAbsent {
  readonly getAccount?: AwsRecord;
  /** By function name, or `name:qualifier`. A null policy: the function has none; a policy that is not said is denied. */
  readonly lambdaFunctions?: Readonly<Record<string, AwsRecord>>;
  /** A list of roles, or a map by role name. */
  readonly iamRoles?: readonly AwsRecord[] | Readonly<Record<string, AwsRecord>>;
  /** By principal ARN: policy documents, or `{ PolicyName, PolicyDocument, PolicyArn? }` (with an ARN: an attached managed policy). */
  readonly identityPolicies?: Readonly<Record<string, readonly JsonObject[]>>;
  readonly webAcls?: readonly AwsRecord[];
  readonly ipSets?: readonly AwsRecord[];
  readonly wafSampledRequests?: readonly AwsRecord[];
  readonly loadBalancers?: readonly AwsRecord[];
  readonly listeners?: readonly AwsRecord[];
  /** By listener ARN. Absent while `listeners` are there: every listener has its default rule only. */
  readonly listenerRules?: Readonly<Record<string, readonly AwsRecord[]>>;
  readonly targetGroups?: readonly AwsRecord[];
  /** By target group ARN. */
  readonly targetHealth?: Readonly<Record<string, readonly AwsRecord[]>>;
  readonly routeTables?: readonly AwsRecord<{ RouteTableId: string }>[];
  readonly vpcEndpointServices?: readonly AwsRecord<{ ServiceName: string }>[];
  readonly vpcPeeringConnections?: readonly AwsRecord[];
  readonly natGateways?: readonly AwsRecord[];
  readonly internetGateways?: readonly AwsRecord[];
  readonly managedPrefixLists?: readonly AwsRecord[];
  /** Record sets, each with its `HostedZone` ({ Id?, Name?, PrivateZone, VPCs? }). */
  readonly dnsRecords?: readonly AwsRecord<{ Name: string; Type: string; HostedZone?: JsonObject }>[];
  /** One distribution or a list of them, as ListDistributions gives them; lists may stand without Quantity and Items. */
  readonly cloudFront?: AwsRecord | readonly AwsRecord[];
  /** Events as LookupEvents gives them (`EventName`), or records as CloudTrail writes them (`eventName`). */
  readonly cloudTrail?: readonly AwsRecord[];
  readonly metrics?: readonly MetricRecord[];
  /** What is known of the trust store of a domain name. No API that the sandbox serves returns it. */
  readonly truststore?: AwsRecord;
}

/** A log group, optionally with lines that belong to no stage. */
export interface LogGroupRecord {
  readonly logGroupName: string;
  readonly creationTime?: number;
  readonly retentionInDays?: number;
  readonly logGroupClass?: string;
  readonly lines?: readonly string[];
}

/** A log of `count` equal events. In `message`, `{i}`, `{requestId}` and `{time}` are filled in for each event. */
export interface GeneratedLog {
  readonly logGroupName: string;
  readonly count: number;
  /** Time of the first event (ISO 8601). */
  readonly startTime: string;
  readonly intervalMs: number;
  readonly message: string;
  /** Every `nth` event (counted from 1) carries this message instead. */
  readonly every?: readonly { readonly nth: number; readonly message: string }[];
}

/** Data points of one metric. */
export interface MetricRecord {
  readonly Namespace: string;
  readonly MetricName: string;
  readonly Dimensions?: readonly { readonly Name: string; readonly Value: string }[];
  readonly Unit?: string;
  readonly Datapoints: readonly {
    readonly Timestamp: string;
    readonly Sum?: number;
    readonly Average?: number;
    readonly SampleCount?: number;
    readonly Minimum?: number;
    readonly Maximum?: number;
  }[];
}
