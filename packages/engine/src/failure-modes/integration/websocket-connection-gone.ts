import type { Evidence } from '@gatescope/shared';
import type { CheckContext, Verdict } from '../failure-mode.ts';
import { defineFailureMode } from '../failure-mode.ts';

/** How SDKs and HTTP clients print that answer where no status was told. */
const words = /\bGoneException\b|\b410 Gone\b|\bstatus(?:[ _]?code)?"?\s*[:=]?\s*410\b/i;

const isGone = ({ world: { seen } }: CheckContext): boolean =>
  seen.status === 410 || words.test(`${seen.text} ${seen.errorType ?? ''}`);

const check = (context: CheckContext): Verdict => {
  const { main, world } = context;
  if (main?.journey.v2?.call !== 'management') return { verdict: 'not-applicable' };
  if (!isGone(context)) return { verdict: 'clear' };
  const { status, text } = world.seen;
  const evidence: Evidence[] = [
    { label: 'Called', pointer: 'request:url', observed: world.request?.url ?? '' },
    {
      label: 'Seen',
      pointer: status === undefined ? 'complaint:body' : 'complaint:status',
      observed: [status, text].filter(Boolean).join(' '),
    },
  ];
  return { verdict: 'found', standing: 'specific', certainty: 'certain', evidence, detail: {} };
};

/**
 * A connection that is closed, or of which $connect has not been answered yet, takes no messages.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-how-to-call-websocket-api-connections.html
 */
export const websocketConnectionGone = defineFailureMode({
  id: 'websocket-connection-gone',
  title: 'WebSocket connection is closed, or not open yet',
  kind: 'blocking',
  gate: 'integration',
  apis: ['WEBSOCKET'],
  explains: [],
  symptom: { complaints: ['refused', 'failed', 'sometimes'], texts: ['GoneException', '410 Gone'], statuses: [410] },
  needs: ['/api/stages'],
  supersedes: ['answer-from-backend'],
  check,
  explain: () => ({
    summary: 'The connection that is called does not exist: it is closed, or its handshake is not finished.',
    explanation:
      'API Gateway answers calls of @connections with 410 (GoneException) for every connection that is not open. Connections end after 10 minutes without a message and after 2 hours at the latest, and clients leave without a word; $disconnect is sent on a best effort, so a table of connections keeps ids of some that are gone. A connection opens only when the integration of $connect has answered with 2xx: a function that posts to it before that finds it not open yet.',
  }),
  fixes: () => [
    {
      id: 'forget-connection',
      title: 'Forget the connection id on 410 and go on with the others',
      change: { kind: 'advice' },
      risk: 'safe',
      notes: ['410 is how AWS tells that a client has left: treat it as an answer, not as a failure.'],
    },
    {
      id: 'post-after-connect',
      title: 'Post the first message after $connect was answered',
      change: { kind: 'advice' },
      risk: 'safe',
      notes: ['Let the client ask for it with a message of its own, or let another function send it a moment later.'],
    },
  ],
  fixAvailability: 'always',
  howToSee: "'aws apigatewaymanagementapi get-connection' with the id says whether the connection is open.",
  why: 'Open connections are known to API Gateway alone. An id that was stored says that a client was there once, not that it still is.',
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-how-to-call-websocket-api-connections.html',
      proves: 'How connections are called, and what they answer once they are gone.',
    },
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-execution-service-websocket-limits-table.html',
      proves: 'How long a connection may be idle, and how long it may last.',
    },
  ],
});
