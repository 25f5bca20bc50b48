import type { PredictedReply } from '@gatescope/shared';
import { parseInvokeHost, partitionOf } from '@gatescope/shared';
import type { ReasonCode } from '../../reason-codes.ts';
import { forbiddenBeforeStage } from '../../reply/replies.ts';
import type { GateContext } from '../gate.ts';
import { endpointOf } from './endpoints.ts';
import type { OwnDomain } from './find-domain.ts';
import { findDomains, listDomains, pickDomain } from './find-domain.ts';
import type { Hosting } from './hosting.ts';
import type { Hurdle } from './hurdle.ts';
import type { ReceivedHost } from './received-host.ts';

/** What the Host (or x-apigw-api-id) selects. */
export type Selection =
  | { readonly kind: 'api'; readonly by: 'host' | 'header'; readonly hurdle?: Hurdle }
  | { readonly kind: 'domain'; readonly domain: OwnDomain }
  | { readonly kind: 'nothing'; readonly hurdle: Hurdle };

interface Question {
  readonly context: GateContext;
  readonly hosting: Hosting;
  readonly received: ReceivedHost;
}

const blocked = (
  reason: ReasonCode,
  detail: Record<string, unknown>,
  replies: readonly PredictedReply[] = [forbiddenBeforeStage],
): Selection => ({
  kind: 'nothing',
  hurdle: { kind: 'blocked', reason, replies, detail },
});
const unsure = (reason: ReasonCode | undefined, detail: Record<string, unknown>): Selection => ({
  kind: 'nothing',
  hurdle: { kind: 'doubt', ...(reason ? { reason, replies: [forbiddenBeforeStage] } : {}), detail },
});

const detailOf = ({ context, hosting, received }: Question): Record<string, unknown> => ({
  host: received.host,
  calledHost: context.world.url?.host,
  apiId: hosting.apiId,
  ...(context.request.headers['x-apigw-api-id'] ? { apiIdHeader: context.request.headers['x-apigw-api-id'] } : {}),
});

/** A host of execute-api: does it name this API here? */
const byExecuteApiHost = (
  question: Question,
  host: { readonly apiId: string; readonly region: string; readonly suffix: string; readonly vpceId?: string },
): Selection => {
  const { hosting, received } = question;
  const detail = detailOf(question);
  const isHere = host.region === hosting.region && host.suffix === partitionOf(hosting.region).dnsSuffix;
  if (!isHere) return blocked('host-mismatch', { ...detail, because: 'place' });
  if (host.apiId !== hosting.apiId)
    return blocked(received.isExplicit ? 'host-mismatch' : 'api-unknown', { ...detail, because: 'other-api' });
  if (host.vpceId !== undefined && !hosting.associatedVpceIds.includes(host.vpceId)) {
    const hurdle: Hurdle = {
      kind: 'doubt',
      reason: 'alias-not-associated',
      replies: [forbiddenBeforeStage],
      detail: { ...detail, vpceId: host.vpceId, associated: hosting.associatedVpceIds },
    };
    return { kind: 'api', by: 'host', hurdle };
  }
  return { kind: 'api', by: 'host' };
};

/** Whether what arrives is for certain at API Gateway's door, whichever API it is for. */
const leadsToApiGateway = ({ context }: Question): boolean => {
  const { way } = context.journey;
  return (
    endpointOf(way) !== undefined || way?.kind === 'public' || (way?.kind === 'distribution' && way.to !== undefined)
  );
};

/** Nothing between client and API Gateway reads Host, and the client put none there: it is the URL's own name. */
const isOwnHost = ({ context, received }: Question): boolean => {
  const { way } = context.journey;
  const passesOn = way?.kind === 'load-balancer' && way.protocol !== 'HTTP' && way.protocol !== 'HTTPS';
  return !received.isExplicit && endpointOf(way) !== undefined && (way?.kind === 'endpoint' || passesOn);
};

const byOwnName = (question: Question): Selection => {
  const { context, received } = question;
  const through = endpointOf(context.journey.way);
  const domains = findDomains(context, received.host);
  const { way } = context.journey;
  const mayBeEndpoint = way === undefined || way.kind === 'unknown';
  const domain = pickDomain(context, domains, through) ?? (mayBeEndpoint ? domains[0] : undefined);
  if (domain) return { kind: 'domain', domain };
  const detail = { ...detailOf(question), because: 'no-domain' };
  if (listDomains(context).isHidden) return unsure(undefined, detail);
  const reason = isOwnHost(question) ? 'host-missing' : 'host-mismatch';
  // Behind something unknown the request may go anywhere; if it is refused for its Host, then for this reason.
  return received.isKnown && leadsToApiGateway(question) ? blocked(reason, detail) : unsure(reason, detail);
};

const byHost = (question: Question): Selection => {
  const { context, received } = question;
  const host = parseInvokeHost(received.host);
  const { way } = context.journey;
  switch (host.kind) {
    case 'default':
    case 'alias':
      return byExecuteApiHost(question, host);
    case 'endpoint':
    case 'ip-address':
      return endpointOf(way) || way === undefined
        ? blocked('host-missing', detailOf(question))
        : unsure('host-missing', detailOf(question));
    case 'load-balancer':
      return endpointOf(way)
        ? blocked(received.isExplicit ? 'host-mismatch' : 'host-missing', detailOf(question))
        : unsure(received.isExplicit ? 'host-mismatch' : 'host-missing', detailOf(question));
    case 'regional-domain':
      return blocked('host-mismatch', { ...detailOf(question), because: 'domain-target' });
    default:
      return byOwnName(question);
  }
};

const isUseful = (selection: Selection): boolean => selection.kind !== 'nothing';

/**
 * x-apigw-api-id is honoured by endpoints even where the Host is of no use; which of the two wins when both name an API
 * is not documented.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-api-test-invoke-url.html
 */
const byHeader = (question: Question, header: string): Selection => {
  const { hosting } = question;
  const selection = byHost(question);
  if (header === hosting.apiId) return isUseful(selection) ? selection : { kind: 'api', by: 'header' };
  if (!isUseful(selection)) return blocked('host-mismatch', { ...detailOf(question), because: 'other-api' });
  return unsure('host-mismatch', { ...detailOf(question), because: 'two-apis' });
};

/** Finds the API that a request is for, by what reaches API Gateway. */
export const selectApi = (question: Question): Selection => {
  const { context, hosting } = question;
  const through = endpointOf(context.journey.way);
  const header = context.request.headers['x-apigw-api-id'];
  const mayBeEndpoint = context.journey.way?.kind !== 'public' && context.journey.way?.kind !== 'distribution';
  const selection = mayBeEndpoint && header ? byHeader(question, header.trim()) : byHost(question);
  if (!through || hosting.isPrivate || selection.kind === 'nothing') return selection;
  // Endpoints serve private APIs only: a public one is refused however it was named.
  const names = context.journey.resolved ?? [];
  const last = parseInvokeHost(names.at(-1) ?? '').kind;
  const isCaptured = last === 'default' || last === 'regional-domain' || last === 'other';
  return blocked(isCaptured ? 'public-api-captured' : 'host-mismatch', {
    ...detailOf(question),
    because: 'public-api',
    vpceId: through.vpceId,
    names,
  });
};
