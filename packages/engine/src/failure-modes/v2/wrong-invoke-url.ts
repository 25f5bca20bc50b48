import { webSocketCallOf } from '../../gates/v2/websocket-call.ts';
import type { CheckContext } from '../failure-mode.ts';
import { correctRequest } from '../names/invoke-fixes.ts';
import { seenEvidence } from './route-step.ts';
import type { V2Part } from './with-v2.ts';

/** A plain HTTP request where a WebSocket API expects a handshake, and an answer that says so. */
export const isHandshakeMissing = ({ world }: CheckContext): boolean =>
  world.snapshot.target.kind === 'WEBSOCKET' &&
  world.url?.scheme === 'https' &&
  world.seen.status === 426 &&
  world.request?.headers['upgrade'] === undefined &&
  webSocketCallOf(world) === 'handshake';

/** A WebSocket API is opened with `wss://`; only its management API takes plain HTTPS. */
export const wrongInvokeUrlV2: V2Part = {
  apis: ['HTTP', 'WEBSOCKET'],
  symptom: { texts: ['Upgrade Required'], statuses: [426] },
  check: (context) => {
    if (!isHandshakeMissing(context)) return undefined;
    const evidence = [
      { label: 'Called', pointer: 'request:url', observed: context.world.request?.url ?? '', expected: 'wss://…' },
      ...seenEvidence(context),
    ];
    return { verdict: 'found', standing: 'specific', certainty: 'likely', evidence, detail: { needsHandshake: true } };
  },
  explain: ({ detail }, { world }) =>
    detail['needsHandshake']
      ? {
          summary: `${world.url?.host ?? 'The host'} belongs to a WebSocket API, and the request is no handshake.`,
          explanation:
            'A WebSocket API is opened with a WebSocket client at wss://{host}/{stage}: an HTTP GET that asks for an upgrade. A browser tab, fetch or curl sends a plain request, which the API does not take. Plain HTTPS is for @connections only.',
        }
      : undefined,
  fixes: ({ detail }, { world }) => {
    const url = world.request?.url;
    if (!detail['needsHandshake'] || !url) return undefined;
    return [
      correctRequest('open-websocket', 'Open it with a WebSocket client', { url: url.replace(/^https:/i, 'wss:') }),
    ];
  },
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-how-to-call-websocket-api-wscat.html',
      proves: 'A WebSocket API is opened at wss://{host}/{stage}.',
    },
  ],
};
