import { placeWords } from '../../vantages/place-words.ts';
import type { CheckContext, Verdict } from '../failure-mode.ts';
import { defineFailureMode } from '../failure-mode.ts';
import { isStreamed, mayBeComplaint, ownReplies } from './own-replies.ts';

const kinds = ['failed', 'no-connection', 'wrong-content', 'sometimes'] as const;

const check = (context: CheckContext): Verdict => {
  // What streams may take its time.
  if (isStreamed(context)) return { verdict: 'clear' };
  const slow = ownReplies(context).filter(({ reply }) => reply.cut === 'time');
  const [first] = slow;
  if (first === undefined) return { verdict: 'clear' };
  const complained = slow.find((own) => mayBeComplaint(context, own, kinds));
  return {
    verdict: 'found',
    // How the integration hands on its reply may not be known.
    certainty: context.main?.journey.integration ? 'likely' : 'possible',
    ...(complained ? { standing: 'specific' } : { isAside: true }),
    evidence: slow.map(({ place, reply }) => ({
      label: `Seen by ${placeWords[place]}`,
      pointer: `observation:${reply.id}`,
      observed: `${reply.status}, and a body that does not end`,
      expected: 'the whole body soon after its first byte',
    })),
    detail: { host: (complained ?? first).host, status: (complained ?? first).reply.status },
  };
};

/**
 * API Gateway sends a reply once it has all of it: it comes in one go. Only what streams, or what stands in front, drips.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/response-transfer-mode.html
 */
export const replyTooSlow = defineFailureMode({
  id: 'reply-too-slow',
  title: "Reply's body comes too slowly to be read to its end",
  kind: 'blocking',
  gate: 'response',
  apis: ['REST', 'HTTP'],
  explains: [],
  symptom: {
    complaints: kinds,
    texts: [
      'Read timed out',
      'Operation timed out after 30001 milliseconds with 512 bytes received',
      'Body Timeout Error',
    ],
  },
  needs: [],
  check,
  explain: ({ detail }) => ({
    summary: `${String(detail['host'])} answers with ${String(detail['status'])} at once, and sends the body so slowly that it was not read to its end.`,
    explanation:
      'API Gateway collects the whole reply of a backend and then sends it in one go, so its body follows its headers without a pause; a backend that is slow shows as a late status, at last as 504. A body that drips comes past that: from an integration that streams, if the stage runs another one than is known here, from something in front of the API that inspects or slows down what it passes on, or over a line that loses packets (a path whose MTU is too small, for example). A client with a time limit of its own gives it up.',
  }),
  fixes: () => [
    {
      id: 'look-on-the-way',
      title: 'Look at what stands between the client and the API',
      change: { kind: 'advice' },
      risk: 'safe',
      notes: [
        'Compare Latency of the stage with the time that the client measures: the difference is spent in front of API Gateway.',
        'Where the reply is meant to stream, let the client wait for its end, and no longer than the 15 minutes that a stream may take.',
      ],
    },
  ],
  fixAvailability: 'always',
  howToSee:
    'Compare the time of the first byte with the whole: curl -so /dev/null -w "%{time_starttransfer} %{time_total}". Then call the API past what stands in front of it.',
  why: 'Replies are collected unless the integration streams. What API Gateway sends comes at the speed of the line, so a drip is made by something else.',
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/response-transfer-mode.html',
      proves: 'API Gateway waits for the complete reply before it begins to send, unless the integration streams.',
    },
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-metrics-and-dimensions.html',
      proves: 'What Latency and IntegrationLatency measure.',
    },
  ],
});
