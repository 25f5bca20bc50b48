import type { Distribution } from '@gatescope/shared';
import { parseInvokeHost } from '@gatescope/shared';
import { accountFact } from '../../facts.ts';
import type { GateAnswer } from '../gate.ts';
import type { Origin, Way } from '../journey.ts';
import { plainName } from './dns-records.ts';
import { listDomains } from './find-domain.ts';
import { uncited } from './network-lists.ts';
import type { NameQuestion } from './name-question.ts';
import { isUncertain, resolves } from './name-question.ts';

// https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-origin-request-policies.html
const allViewer = '216adef6-5c7f-47e4-b989-5492eafa07d3';
const allViewerExceptHost = 'b689b0a8-53d0-40ab-baf2-68738e2966ac';

interface Behavior {
  readonly TargetOriginId?: unknown;
  readonly OriginRequestPolicyId?: unknown;
  readonly ForwardedValues?: unknown;
}

const toPattern = (glob: string): RegExp =>
  new RegExp(
    `^/?${glob
      .replace(/^\//, '')
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.')}$`,
  );

const behaviorOf = (distribution: Distribution, path: string): Behavior | undefined =>
  distribution.CacheBehaviors?.find(
    ({ PathPattern }) => PathPattern !== undefined && toPattern(PathPattern).test(path),
  ) ?? (distribution.DefaultCacheBehavior as Behavior | undefined);

const forwardsHost = (behavior: Behavior): boolean | undefined => {
  if (behavior.OriginRequestPolicyId === allViewer) return true;
  if (behavior.OriginRequestPolicyId === allViewerExceptHost) return false;
  if (behavior.OriginRequestPolicyId !== undefined) return undefined;
  const headers = (behavior.ForwardedValues as { Headers?: { Items?: unknown } } | undefined)?.Headers?.Items; // as AWS returned it
  return Array.isArray(headers) && headers.some((item) => item === '*' || String(item).toLowerCase() === 'host');
};

/** The origin that a distribution sends a path to; undefined when its behaviors do not tell. */
export const originOf = (distribution: Distribution, path: string): Origin | undefined => {
  const origins = distribution.Origins ?? [];
  const behavior = behaviorOf(distribution, path);
  const origin =
    origins.find(({ Id }) => behavior !== undefined && Id === behavior.TargetOriginId) ??
    (origins.length === 1 && !behavior ? origins[0] : undefined);
  if (!origin?.DomainName) return undefined;
  return {
    host: plainName(origin.DomainName),
    path: (origin.OriginPath ?? '').replace(/\/$/, ''),
    forwardsHost: behavior ? forwardsHost(behavior) : undefined,
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
  const distribution =
    distributions.state === 'present'
      ? distributions.value.find(
          (candidate) =>
            plainName(candidate.DomainName ?? '') === plainName(name) ||
            candidate.Aliases?.Items?.some((alias) => chain.includes(plainName(alias))),
        )
      : undefined;
  const origin = distribution ? originOf(distribution, context.world.url?.path ?? '/') : undefined;
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
