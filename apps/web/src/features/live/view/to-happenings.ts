import type { Timeline } from '../api/timeline-query.ts';

type Change = Timeline['changes'][number];

/** Something that happened, on one line of time: an edit, a stretch beyond a threshold, the last good period. */
export interface Happening {
  readonly key: string;
  readonly at: string;
  readonly kind: 'edit' | 'failed-edit' | 'trouble' | 'good';
  readonly what: string;
  /** Who did it, or how bad it was. */
  readonly detail: string;
  /** Fields that were edited. */
  readonly parts: readonly string[];
}

const eventWords: Readonly<Record<string, string>> = {
  CreateDeployment: 'Deployed',
  UpdateDeployment: 'Deployment edited',
  DeleteDeployment: 'Deployment deleted',
  UpdateRestApi: 'API settings or resource policy edited',
  PutRestApi: 'API imported over',
  UpdateApi: 'API settings edited',
  CreateStage: 'Stage made',
  UpdateStage: 'Stage edited',
  DeleteStage: 'Stage deleted',
  PutMethod: 'Method made',
  UpdateMethod: 'Method edited',
  DeleteMethod: 'Method deleted',
  PutIntegration: 'Integration made',
  UpdateIntegration: 'Integration edited',
  DeleteIntegration: 'Integration deleted',
  UpdateAuthorizer: 'Authorizer edited',
  DeleteAuthorizer: 'Authorizer deleted',
  PutGatewayResponse: 'Gateway response edited',
  UpdateGatewayResponse: 'Gateway response edited',
  UpdateUsagePlan: 'Usage plan edited',
  CreateUsagePlanKey: 'Key added to a usage plan',
  DeleteUsagePlanKey: 'Key removed from a usage plan',
  UpdateApiKey: 'API key edited',
  ModifyVpcEndpoint: 'VPC endpoint edited',
  DeleteVpcEndpoints: 'VPC endpoint deleted',
  AuthorizeSecurityGroupIngress: 'Security group opened',
  AuthorizeSecurityGroupEgress: 'Security group opened, outbound',
  RevokeSecurityGroupIngress: 'Security group closed',
  RevokeSecurityGroupEgress: 'Security group closed, outbound',
  ModifySecurityGroupRules: 'Security group edited',
  CreateBasePathMapping: 'Domain name mapped',
  DeleteBasePathMapping: 'Mapping of a domain name deleted',
  AssociateWebACL: 'Web ACL associated',
  DisassociateWebACL: 'Web ACL taken away',
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a management call was to change, e.g. `replace /policy`; values stay out. */
const partsOf = ({ requestParameters }: Change): string[] => {
  if (!isRecord(requestParameters)) return [];
  // CloudTrail has the operations under their name, or within the name of the input.
  const holders = [requestParameters, ...Object.values(requestParameters).filter(isRecord)];
  const operations = holders.flatMap(({ patchOperations }) => (Array.isArray(patchOperations) ? patchOperations : []));
  return operations
    .filter(isRecord)
    .flatMap(({ op, path }) => (typeof path === 'string' ? [`${String(op)} ${path}`] : []));
};

const toEdit = (change: Change, index: number): Happening[] => {
  const { at, id, eventName, user, resource, errorCode } = change;
  if (at === undefined) return [];
  const who = user?.split('/').slice(-1)[0];
  return [
    {
      key: `${id}:${index}`,
      at,
      kind: errorCode === undefined ? 'edit' : 'failed-edit',
      what: eventWords[eventName] ?? eventName,
      detail: [errorCode === undefined ? undefined : `not done: ${errorCode}`, who && `by ${who}`, resource]
        .filter(Boolean)
        .join(', '),
      parts: [eventName, ...partsOf(change)],
    },
  ];
};

const metricWords: Readonly<Record<string, string>> = {
  '4XXError': 'Many 4xx replies',
  '4xx': 'Many 4xx replies',
  ClientError: 'Many client errors',
  '5XXError': 'Many 5xx replies',
  '5xx': 'Many 5xx replies',
  IntegrationError: 'Many integration errors',
  Latency: 'Slow replies',
  IntegrationLatency: 'A slow backend',
};

const number = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

const toTrouble = ({ metric, from, to, peak, meaning }: Timeline['marks'][number]): Happening => {
  const minutes = Math.round((Date.parse(to) - Date.parse(from)) / 60_000) + 5;
  return {
    key: `mark:${metric}:${from}`,
    at: from,
    kind: 'trouble',
    what: metricWords[metric] ?? metric,
    detail: `${meaning.replace(/\.$/, '')}, at most ${number.format(peak)} in five minutes, for ${minutes} minutes`,
    parts: [],
  };
};

const toGood = ({ lastCleanAt, lastGoodAt, from }: Timeline): Happening[] => {
  const at = lastCleanAt ?? lastGoodAt;
  if (at === undefined || at < from) return [];
  const detail =
    lastCleanAt === undefined
      ? 'Some requests of this period still succeeded'
      : 'Hardly any request of this period failed';
  return [{ key: 'good', at, kind: 'good', what: 'It last worked', detail, parts: [] }];
};

/** Edits, failures and the last good period on one line of time, newest first. */
export const toHappenings = (timeline: Timeline): Happening[] =>
  [...timeline.changes.flatMap(toEdit), ...timeline.marks.map(toTrouble), ...toGood(timeline)].toSorted((left, right) =>
    right.at.localeCompare(left.at),
  );
