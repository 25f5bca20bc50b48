import type { Distribution } from '@gatescope/shared';
import { parseInvokeHost } from '@gatescope/shared';
import { accountFact } from '../../facts.ts';
import { textOf } from '../access/json.ts';
import type { GateAnswer } from '../gate.ts';
import type { Origin, Way } from '../journey.ts';
import { plainName } from './dns-records.ts';
import { listDomains } from './find-domain.ts';
import { uncited } from './network-lists.ts';
import type { HeaderSettings } from './header-passage.ts';
import { allViewer, allViewerExceptHost, handsQueryOn, headerPassageOf } from './header-passage.ts';
import type { NameQuestion } from './name-question.ts';
import { isUncertain, resolves } from './name-question.ts';

interface Behavior extends HeaderSettings {
  readonly TargetOriginId?: unknown;
  readonly FunctionAssociations?: unknown;
  readonly LambdaFunctionAssociations?: unknown;
  readonly ResponseHeadersPolicyId?: unknown;
}

const toPattern = (glob: string): RegExp =>
  new RegExp(
    `^/?${glob
      .replace(/^\//, '')
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.')}$`,
  );

interface FoundBehavior {
  readonly behavior: Behavior;
  /** Inside the distribution. */
  readonly pointer: string;
}

const behaviorOf = (
  { CacheBehaviors, DefaultCacheBehavior }: Distribution,
  path: string,
): FoundBehavior | undefined => {
  const index = (CacheBehaviors ?? []).findIndex(
    ({ PathPattern }) => PathPattern !== undefined && toPattern(PathPattern).test(path),
  );
  const behavior = CacheBehaviors?.[index];
  if (behavior) return { behavior, pointer: `/CacheBehaviors/${index}` };
  return DefaultCacheBehavior
    ? { behavior: DefaultCacheBehavior as Behavior, pointer: '/DefaultCacheBehavior' } // as AWS returned it
    : undefined;
};

/** Functions at the edge may write path, headers and origin anew; nothing tells what they do. */
const isRewritten = ({ FunctionAssociations, LambdaFunctionAssociations }: Behavior): boolean =>
  [FunctionAssociations, LambdaFunctionAssociations]
    .flatMap((associations) => (associations as { Items?: unknown } | undefined)?.Items ?? []) // as AWS returned it
    .some((item) => String((item as { EventType?: unknown }).EventType).endsWith('-request'));

const addedBy = (origin: object): string[] => {
  const items = (origin as { CustomHeaders?: { Items?: unknown } }).CustomHeaders?.Items; // as AWS returned it
  return Array.isArray(items)
    ? items.flatMap((item: { HeaderName?: unknown }) =>
        typeof item.HeaderName === 'string' ? [item.HeaderName.toLowerCase()] : [],
      )
    : [];
};

const forwardsHost = (behavior: Behavior): boolean | undefined => {
  if (behavior.OriginRequestPolicyId === allViewer) return true;
  if (behavior.OriginRequestPolicyId === allViewerExceptHost) return false;
  if (behavior.OriginRequestPolicyId !== undefined) return undefined;
  const headers = (behavior.ForwardedValues as { Headers?: { Items?: unknown } } | undefined)?.Headers?.Items; // as AWS returned it
  return Array.isArray(headers) && headers.some((item) => item === '*' || String(item).toLowerCase() === 'host');
};

/** A call that comes to a distribution. */
interface Viewed {
  readonly path: string;
  readonly method: string;
  /** Where the distribution stands in the snapshot. */
  readonly pointer: string;
}

/** The origin that a distribution sends a path to; undefined when its behaviors do not tell. */
const originOf = (distribution: Distribution, { path, method, pointer }: Viewed): Origin | undefined => {
  const origins = distribution.Origins ?? [];
  const found = behaviorOf(distribution, path);
  const behavior = found?.behavior;
  if (behavior && isRewritten(behavior)) return undefined;
  const passage = behavior ? headerPassageOf(behavior, method) : undefined;
  const origin =
    origins.find(({ Id }) => behavior !== undefined && Id === behavior.TargetOriginId) ??
    (origins.length === 1 && !behavior ? origins[0] : undefined);
  if (!origin?.DomainName) return undefined;
  return {
    host: plainName(origin.DomainName),
    path: (origin.OriginPath ?? '').replace(/\/$/, ''),
    forwardsHost: behavior ? forwardsHost(behavior) : undefined,
    ...(passage ? { passage } : {}),
    ...(behavior && handsQueryOn(behavior) === false ? { handsQueryOn: false } : {}),
    ...(textOf(behavior?.ResponseHeadersPolicyId) ? { writesHeaders: true } : {}),
    adds: addedBy(origin),
    ...(found ? { pointer: `${pointer}${found.pointer}` } : {}),
  };
};

const ownedByDomain = ({ context }: NameQuestion, name: string): boolean =>
  listDomains(uncited(context)).items.some(({ targets }) => targets.includes(name));

/** Resolves a CloudFront name: the front of an edge-optimized domain name, or somebody's own distribution. */
export const resolveDistribution = (question: NameQuestion, name: string): GateAnswer => {
  const { context, chain } = question;
  if (ownedByDomain(question, plainName(name))) {
    listDomains(context);
    return resolves(question, { kind: 'public' }, { distribution: name });
  }
  const distributions = context.facts.read(accountFact('distributions'));
  const all = distributions.state === 'present' ? distributions.value : [];
  const index = all.findIndex(
    (candidate) =>
      plainName(candidate.DomainName ?? '') === plainName(name) ||
      candidate.Aliases?.Items?.some((alias) => chain.includes(plainName(alias))),
  );
  const distribution = all[index];
  const origin = distribution
    ? originOf(distribution, {
        path: context.world.url?.path ?? '/',
        method: context.request.method,
        pointer: `/account/distributions/value/${index}`,
      })
    : undefined;
  const kind = origin ? parseInvokeHost(origin.host).kind : undefined;
  const way: Way = {
    kind: 'distribution',
    name,
    ...(origin ? { origin } : {}),
    ...(kind === 'default' ? { to: { kind: 'public' as const } } : {}),
  };
  if (origin) return resolves(question, way, { origin });
  listDomains(context); // it may be a domain's front after all, where domains are hidden
  return isUncertain(question, { way, detail: { because: distributions.state } });
};
