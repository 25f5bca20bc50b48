import { defineFailureMode } from '../failure-mode.ts';
import { findStop } from '../stop.ts';
import type { CheckContext } from '../failure-mode.ts';

const isSocket = ({ world }: Pick<CheckContext, 'world'>): boolean => world.url?.scheme === 'ws';

/** An https page may not call an http URL; the browser blocks it before anything is sent. https://w3c.github.io/webappsec-mixed-content/ */
export const corsMixedContent = defineFailureMode({
  id: 'cors-mixed-content',
  title: 'Page on https calls an http URL',
  kind: 'blocking',
  gate: 'page',
  apis: ['REST', 'HTTP', 'WEBSOCKET'],
  explains: ['cors-mixed-content'],
  symptom: {
    complaints: ['blocked-by-browser'],
    texts: ['Mixed Content: The page at', 'Blocked loading mixed active content'],
  },
  needs: [],
  supersedes: ['wrong-invoke-url'],
  check: (context) => {
    const at = findStop(context.stops, ['cors-mixed-content']);
    if (!at) return { verdict: 'clear' };
    return {
      verdict: 'found',
      at,
      evidence: [
        {
          label: 'URL that the page calls',
          pointer: 'request:url',
          observed: context.world.request?.url ?? '',
          expected: isSocket(context) ? 'wss://' : 'https://',
        },
      ],
      detail: at.result.detail,
    };
  },
  explain: (_found, { world }) => ({
    summary: `A page on https calls ${world.request?.url ?? 'an http URL'}, which the browser blocks as mixed content.`,
    explanation:
      'The browser refuses before it sends anything, so neither CORS headers nor API Gateway play a part. API Gateway itself answers on https only.',
  }),
  fixes: (_found, { world }) =>
    world.request
      ? [
          {
            id: 'use-https',
            title: isSocket({ world }) ? 'Open the connection over wss' : 'Call the API over https',
            change: { kind: 'request', url: world.request.url.replace(/^(http|ws):/i, '$1s:') },
            risk: 'safe',
            notes: ['A load balancer in front needs an https listener, or call the API Gateway URL itself.'],
            owner: 'caller',
          },
        ]
      : [],
  fixAvailability: 'always',
  howToSee: 'The console names the URL as mixed content; nothing appears in any log.',
  why: 'Browsers do not let a secure page read from an insecure address.',
  docs: [
    {
      url: 'https://w3c.github.io/webappsec-mixed-content/',
      proves: 'Scripts on secure pages may not fetch insecure URLs.',
    },
  ],
});
