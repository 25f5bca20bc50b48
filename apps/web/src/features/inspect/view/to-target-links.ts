import { type Integration, parseArn, type Snapshot } from '@gatescope/shared';
import { consoleLinks } from '../../../lib/console-links.ts';
import { itemsOf } from '../../../lib/snapshot/fact-list.ts';
import { toStageRows } from '../../../lib/snapshot/to-stage-rows.ts';
import { functionArnOf } from '../../../lib/snapshot/to-target.ts';

/** A thing behind a route, and its place in the AWS console. */
export interface TargetLink {
  readonly kind: 'function' | 'vpc-link' | 'load-balancer';
  readonly name: string;
  readonly href: string;
  /** Where it is another account than the API's: the console shows the account that the reader is signed in to. */
  readonly accountId: string | undefined;
}

const variable = /\$\{stageVariables\.([^}]+)\}/g;

/** A text with the stage's variables filled in; undefined where one is not known. */
const fillIn = (text: string, snapshot: Snapshot, stage: string | undefined): string | undefined => {
  const known = new Map(toStageRows(snapshot).find(({ name }) => name === stage)?.variables);
  const filled = text.replace(variable, (all, name: string) => known.get(name) ?? all);
  return filled.includes('${') ? undefined : filled;
};

const link = (
  kind: TargetLink['kind'],
  name: string,
  href: string | undefined,
  accountId: string,
  { target }: Snapshot,
): TargetLink[] =>
  href === undefined
    ? []
    : [{ kind, name, href, accountId: accountId === '' || accountId === target.accountId ? undefined : accountId }];

const toFunction = (text: string, snapshot: Snapshot): TargetLink[] => {
  const arn = parseArn(text);
  const [type, name] = arn?.resource.split(':') ?? [];
  if (arn?.service !== 'lambda' || type !== 'function' || !name) return [];
  return link('function', name, consoleLinks.lambdaFunction({ region: arn.region, name }), arn.accountId, snapshot);
};

/** A listener's ARN holds its load balancer's: `listener/app/<name>/<id>/<listener>`. */
const balancerArnOf = (text: string): string | undefined => {
  const listener = /^(arn:[^:]+:elasticloadbalancing:[^:]*:[^:]*:)listener\/([^/]+\/[^/]+\/[^/]+)\/[^/]+$/.exec(text);
  if (listener) return `${listener[1]}loadbalancer/${listener[2]}`;
  return /^arn:[^:]+:elasticloadbalancing:[^:]*:[^:]*:loadbalancer\//.test(text) ? text : undefined;
};

const toBalancer = (text: string, snapshot: Snapshot): TargetLink[] => {
  const arn = parseArn(text);
  if (arn === undefined) return [];
  const name = arn.resource.split('/')[2] ?? arn.resource;
  const href = consoleLinks.loadBalancer({ region: arn.region, arn: text });
  return link('load-balancer', name, href, arn.accountId, snapshot);
};

/** Where the integration itself names none: what its VPC link leads to, or the one that answers to its host name. */
const knownBalancers = (uri: string, linkId: string | undefined, { account }: Snapshot): string[] => {
  const host = /^https?:\/\/([^/:]+)/i.exec(uri)?.[1]?.toLowerCase();
  const linked = linkId === undefined ? undefined : itemsOf(account.vpcLinks).find(({ id }) => id === linkId);
  const named = itemsOf(account.loadBalancers).filter(
    ({ DNSName }) => DNSName !== undefined && DNSName.toLowerCase() === host,
  );
  return [
    ...(linked?.targetArns ?? []),
    ...named.flatMap(({ LoadBalancerArn: arn }) => (arn === undefined ? [] : [arn])),
  ];
};

/**
 * The things behind a route that have a place of their own in the AWS console: a function, a VPC link, load balancers.
 * Only what the configuration names; nothing is guessed from a name.
 */
export const toTargetLinks = (
  integration: Integration | undefined,
  snapshot: Snapshot,
  stage: string | undefined,
): TargetLink[] => {
  if (integration === undefined) return [];
  const filled = (text: string | undefined): string | undefined =>
    text === undefined ? undefined : fillIn(text, snapshot, stage);
  const lambda = filled(functionArnOf(integration));
  if (lambda !== undefined) return toFunction(lambda, snapshot);
  const uri = filled(integration.uri) ?? '';
  const linkId = filled(integration.connectionId);
  const { region } = snapshot.target;
  const own = [uri, filled(integration.integrationTarget) ?? ''].flatMap((text) => balancerArnOf(text) ?? []);
  const balancers = own.length > 0 ? own : knownBalancers(uri, linkId, snapshot);
  return [
    ...(linkId === undefined
      ? []
      : link('vpc-link', linkId, consoleLinks.vpcLink({ region, id: linkId }), '', snapshot)),
    ...[...new Set(balancers)].flatMap((arn) => toBalancer(arn, snapshot)),
  ];
};
