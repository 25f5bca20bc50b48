import type { ProposedFix } from '@gatescope/shared';
import type { CheckContext, Found, Verdict } from '../failure-mode.ts';
import { defineFailureMode } from '../failure-mode.ts';
import { methodName } from './at-integration.ts';
import { mayBeComplaint } from './own-replies.ts';
import type { Redirector, SeenRedirect } from './seen-redirect.ts';
import { seenRedirects } from './seen-redirect.ts';

const kinds = ['refused', 'failed', 'wrong-content', 'sometimes'] as const;

/** Set up so in the API itself: no news where nobody complains. */
const isMeant = ({ by }: SeenRedirect): boolean => by === 'gateway-response' || by === 'integration-response';

const standingFor = (
  context: CheckContext,
  redirect: SeenRedirect,
): Pick<Found, 'standing' | 'certainty' | 'isAside'> => {
  const { own } = redirect;
  if (own === undefined) return { standing: 'possible' };
  return mayBeComplaint(context, own, kinds) ? { standing: 'specific', certainty: 'likely' } : { isAside: true };
};

const check = (context: CheckContext): Verdict => {
  const { seen } = context.world;
  // What a browser makes of a redirect is another matter, and has a mode of its own.
  if (seen.kind === 'blocked-by-browser') return { verdict: 'clear' };
  const all = seenRedirects(context);
  const [redirect] = all;
  if (redirect === undefined) return { verdict: 'clear' };
  const standing = standingFor(context, redirect);
  if (standing.isAside && isMeant(redirect)) return { verdict: 'clear' };
  const { status, leg, host, target, isWhole, by } = redirect;
  return {
    verdict: 'found',
    ...standing,
    evidence: all.map(({ evidence }) => evidence),
    detail: { status, leg, host, target, isWhole, by },
  };
};

const byWords: Record<Redirector, string> = {
  'gateway-response':
    'Of its own accord API Gateway never redirects, but a gateway response of this API is customised: it turns a refusal into this redirect. The refusal behind it is what to look for.',
  'integration-response':
    'Of its own accord API Gateway never redirects, but the integration of this method is set up to answer with this status.',
  'in-front':
    'API Gateway never redirects of its own accord, and the reply bears none of its marks (x-amzn-requestid, x-amz-apigw-id, apigw-requestid): something in front of it, a load balancer, a CDN or a login page, answered.',
  backend:
    'API Gateway never redirects of its own accord. The reply came through it, so the backend wrote it, with the paths that the backend knows: the stage or base path in front of them is not among these.',
  open: 'API Gateway never redirects of its own accord: the backend behind it, or something in front of it, answered.',
};

const clientWords = (leg: unknown, isBrowser: boolean): string => {
  if (leg === 'preflight')
    return 'This was the answer to the preflight: a browser refuses a preflight that is redirected, whatever its headers say, and never makes the call.';
  return isBrowser
    ? 'A browser checks a redirected call of a page once more at its new address, and refuses a redirected preflight outright.'
    : 'A client that does not follow takes this for the answer; one that follows may turn a POST into a GET (301, 302, 303) and leaves its Authorization behind at another host.';
};

const lookAt: Record<Redirector, ProposedFix> = {
  'gateway-response': {
    id: 'look-at-gateway-response',
    title: 'See why the call is refused, or give the gateway response its own status back',
    change: { kind: 'advice' },
    risk: 'safe',
    notes: [
      'The header x-amzn-errortype of the reply, or $context.error.responseType in the access log, names the refusal.',
    ],
  },
  'integration-response': {
    id: 'change-integration-response',
    title: 'Answer with another status, if the redirect is not meant',
    change: { kind: 'advice' },
    risk: 'needs-review',
    notes: ['Takes effect after the stage is deployed again.'],
  },
  'in-front': {
    id: 'look-in-front',
    title: 'Look at what stands in front of the API: its rules, its login, its redirect to another address',
    change: { kind: 'advice' },
    risk: 'safe',
    notes: ['Call the API past it, by its own host, to see whether it answers.'],
  },
  backend: {
    id: 'stop-redirecting',
    title: 'Let the backend answer without a redirect, or redirect with the stage in the path',
    change: { kind: 'advice' },
    risk: 'needs-review',
    notes: [
      'Frameworks redirect to add a slash, to change to https or to a login: tell them their prefix, or switch it off.',
    ],
  },
  open: {
    id: 'find-redirector',
    title: 'Find out who redirects: look for x-amzn-requestid or apigw-requestid among the headers of the reply',
    change: { kind: 'advice' },
    risk: 'safe',
    notes: ['With one of them the backend behind API Gateway answered, without them something in front of it.'],
  },
};

/** The address that needs no redirect, where it is told whole and is the same host's. */
const callTarget = ({ detail }: Found): ProposedFix[] => {
  const { target, host, isWhole, leg } = detail;
  const isSameHost = typeof target === 'string' && target.startsWith(`https://${String(host)}/`);
  if (!isSameHost || isWhole !== true || leg !== 'actual') return [];
  return [
    {
      id: 'call-target',
      title: 'Call the address that it leads to',
      change: { kind: 'request', url: target },
      risk: 'safe',
      notes: ['Only where that address is one of the API: see whether the stage is still in its path.'],
      owner: 'caller',
    },
  ];
};

/**
 * API Gateway follows no redirect of a backend and makes none itself, but where a gateway response or an integration
 * response is set up so.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html
 */
export const replyRedirects = defineFailureMode({
  id: 'reply-redirects',
  title: 'Reply is a redirect to another address',
  kind: 'blocking',
  gate: 'response',
  apis: ['REST', 'HTTP', 'WEBSOCKET'],
  explains: [],
  symptom: {
    complaints: ['refused', 'failed', 'wrong-content'],
    texts: ['301 Moved Permanently', '302 Found', '307 Temporary Redirect', 'Maximum (0) redirects followed'],
    statuses: [301, 302, 303, 307, 308],
  },
  needs: [],
  check,
  explain: ({ detail }, context) => {
    const { status, leg, host, target, by } = detail;
    const method =
      leg === 'preflight' ? `the preflight of ${methodName(context)}` : (context.world.request?.method ?? 'the call');
    return {
      summary: `${String(host)} answers ${method} with ${String(status)} and sends the caller on${typeof target === 'string' ? ` to ${target}` : ''}.`,
      explanation: `${byWords[by as Redirector]} ${clientWords(leg, context.world.request?.client.kind === 'browser')}`, // set by check
    };
  },
  fixes: (found) => [...callTarget(found), lookAt[found.detail['by'] as Redirector]], // set by check
  fixAvailability: 'always',
  howToSee:
    'Call with curl -i, without -L, and look at the status, at Location and at the request ids among the headers.',
  why: 'Nothing that API Gateway answers by itself is a redirect. Proxy integrations hand on what the backend says, Location included, and the backend does not know the stage in front of its paths.',
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html',
      proves: "API Gateway's own replies and their statuses, none of which is a redirect by default.",
    },
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html',
      proves: 'A proxy integration returns the status and headers of the backend.',
    },
    {
      url: 'https://fetch.spec.whatwg.org/#http-redirect-fetch',
      proves: 'What clients do with a redirect, and that a preflight may not be redirected.',
    },
  ],
});
