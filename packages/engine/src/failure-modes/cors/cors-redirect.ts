import type { CheckContext, Verdict } from '../failure-mode.ts';
import { defineFailureMode } from '../failure-mode.ts';
import { seenRedirects } from '../integration/seen-redirect.ts';
import { corsEvidence, findBrowserStop, verdictAt } from './cors-stops.ts';

const redirects = [301, 302, 303, 307, 308];

/** The browser named no reason, and a redirect was seen of this very call, or of its preflight. */
const bySight = (context: CheckContext): Verdict => {
  const { seen } = context.world;
  if (seen.kind !== 'blocked-by-browser' || seen.cors?.issue !== undefined) return { verdict: 'clear' };
  const [redirect] = seenRedirects(context).filter(({ own }) => own !== undefined);
  if (redirect === undefined) return { verdict: 'clear' };
  return {
    verdict: 'found',
    standing: 'specific',
    certainty: 'likely',
    evidence: [redirect.evidence],
    detail: { seenTarget: redirect.target, leg: redirect.leg },
  };
};

/** A preflight may not be redirected at all, and a redirected call is checked again, often on a path that does not exist. */
export const corsRedirect = defineFailureMode({
  id: 'cors-redirect',
  title: 'Backend redirects the call',
  kind: 'blocking',
  gate: 'browser',
  apis: ['REST', 'HTTP'],
  explains: ['cors-redirected'],
  symptom: {
    complaints: ['blocked-by-browser'],
    texts: [
      'Redirect is not allowed for a preflight request',
      '(redirected from',
      'CORS request external redirect not allowed',
    ],
    statuses: redirects,
  },
  needs: [],
  supersedes: [
    'cors-headers-missing-on-options',
    'cors-proxy-backend-missing-headers',
    'cors-no-options-method',
    'cors-gateway-response-missing-headers',
  ],
  check: (context) => {
    const at = findBrowserStop(context, ['cors-redirected']);
    if (!at) return bySight(context);
    return {
      ...verdictAt(at, (stop) => corsEvidence(context, stop)),
      ...(context.world.seen.cors ? { standing: 'observed' as const } : {}),
    };
  },
  explain: ({ detail }, { world }) => {
    const seenTarget = typeof detail['seenTarget'] === 'string' ? detail['seenTarget'] : undefined;
    const to = world.seen.cors?.redirectedTo ?? seenTarget;
    const pathLost = to !== undefined && world.url !== undefined && !to.includes(world.url.path.split('/')[1] ?? '/');
    return {
      summary: to
        ? `${detail['leg'] === 'preflight' && seenTarget ? 'The preflight of the call' : 'The call'} to ${world.request?.url ?? 'the API'} was redirected to ${to}.`
        : 'The reply is a redirect, which the browser does not follow here.',
      explanation: `A preflight must be answered, not redirected, and a redirected call is a new request with its own preflight and checks. Backends redirect to add a trailing slash, to change to https or to their own host; behind API Gateway the path they build ${pathLost ? 'has lost the stage and ' : 'often lacks the stage and '}leads nowhere.`,
    };
  },
  fixes: (_found, { world }) => {
    const url = world.request?.url;
    const slashed = url && !/\/(\?|$)/.test(url) ? url.replace(/(\?|$)/, '/$1') : undefined;
    return [
      ...(slashed
        ? [
            {
              id: 'call-target',
              title: 'Call the address that needs no redirect',
              change: { kind: 'request' as const, url: slashed },
              risk: 'safe' as const,
              notes: ['Here the backend wants a trailing slash, if its redirect says so.'],
              owner: 'caller',
            },
          ]
        : []),
      {
        id: 'stop-redirecting',
        title: 'Let the backend answer without a redirect, or redirect with the stage in the path',
        change: { kind: 'advice' as const },
        risk: 'needs-review' as const,
        notes: [
          'Frameworks: switch off the automatic trailing slash (APPEND_SLASH in Django) or tell them their script prefix.',
        ],
      },
    ];
  },
  fixAvailability: 'always',
  howToSee: 'Call with curl -i and look for Location.',
  why: 'The backend does not know the stage in front of its paths, so the address it redirects to is wrong for the caller.',
  docs: [
    {
      url: 'https://fetch.spec.whatwg.org/#http-redirect-fetch',
      proves: 'Redirects of CORS requests are checked again; preflights are never redirected.',
    },
  ],
});
