import { parseInvokeHost } from '@gatescope/shared';
import { announcedCall } from '../cors/sent-preflight.ts';
import type { Gate, GateAnswer, GateContext } from './gate.ts';

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || host.startsWith('127.');

/** https://w3c.github.io/webappsec-mixed-content/ : an https page may call neither an http nor a ws URL, loopback excepted. */
const isMixedContent = ({ request, world }: GateContext): boolean =>
  request.client.kind === 'browser' &&
  /^https:/i.test(request.client.origin ?? '') &&
  (world.url?.scheme === 'http' || world.url?.scheme === 'ws') &&
  !isLoopback(world.url.host);

/** Only the browser's own words decide: the user, a policy or an older browser may let it pass. */
const isRefusedLocally = ({ world, request }: GateContext): boolean => {
  const issue = world.seen.cors?.issue;
  return (
    request.client.kind === 'browser' &&
    (issue === 'LocalNetworkAccessPermissionDenied' || issue === 'InsecureLocalNetwork')
  );
};

const run = (context: GateContext): GateAnswer => {
  const { request, world, journey } = context;
  if (request.client.kind !== 'browser' || request.client.origin === undefined) return { outcome: 'skipped' };
  // Sent by hand: no browser looks at it before it is on its way.
  if (request === world.request && announcedCall(request)) return { outcome: 'skipped' };
  const detail = { origin: request.client.origin, url: request.url };
  if (isMixedContent(context))
    return { outcome: 'stopped', reason: 'cors-mixed-content', replies: [{ corsIssue: 'MixedContent' }], detail };
  if (isRefusedLocally(context)) {
    return {
      outcome: 'stopped',
      reason: 'cors-local-network',
      replies: [{ corsIssue: world.seen.cors?.issue ?? '' }],
      detail,
    };
  }
  const host = world.url ? parseInvokeHost(world.url.host).kind : undefined;
  const mayBePrivate = journey.way?.kind === 'endpoint' || host === 'endpoint' || host === 'alias';
  return { outcome: 'passed', detail: { ...detail, mayBePrivate } };
};

/** What the browser lets a page try at all, before anything is sent. */
export const pageGate: Gate = { id: 'page', title: "The page's rules", run };
