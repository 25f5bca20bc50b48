import type { CheckContext, Verdict } from '../failure-mode.ts';
import { defineFailureMode } from '../failure-mode.ts';
import { placeWords } from '../../vantages/place-words.ts';
import type { OwnReply } from './own-replies.ts';
import { isStreamed, mayBeComplaint, ownReplies } from './own-replies.ts';

const kinds = ['failed', 'wrong-content', 'sometimes'] as const;

// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html
const gatewayLimit = 10 * 1024 * 1024;
// https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
const functionLimit = 6_291_556;

/** What this integration passes on at most. */
const limitOf = ({ main }: CheckContext): number => {
  const integration = main?.journey.integration;
  return integration?.kind === 'lambda' && integration.type === 'AWS_PROXY' ? functionLimit : gatewayLimit;
};

/** How long the body is, as it says itself, or as far as it was counted. */
const sizeOf = ({ reply }: OwnReply): number => {
  const declared = reply.headers['content-length']?.[0] ?? '';
  return Math.max(/^\d{1,15}$/.test(declared) ? Number(declared) : 0, reply.bodyBytes ?? 0);
};

const inMegabytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MB`;

const check = (context: CheckContext): Verdict => {
  if (isStreamed(context)) return { verdict: 'clear' };
  const limit = limitOf(context);
  // The reply to HEAD only declares a length: nothing of it has to be passed on.
  const huge = ownReplies(context).filter(
    (own) => own.leg === 'actual' && own.reply.method !== 'HEAD' && sizeOf(own) > limit,
  );
  const [first] = huge;
  if (first === undefined) return { verdict: 'clear' };
  const isComplainedOf = mayBeComplaint(context, first, kinds);
  return {
    verdict: 'found',
    // How the integration hands on its reply may not be known.
    certainty: context.main?.journey.integration ? 'likely' : 'possible',
    ...(isComplainedOf ? { standing: 'specific' } : { isAside: true }),
    evidence: huge.map((own) => ({
      label: `Seen by ${placeWords[own.place]}`,
      pointer: `observation:${own.reply.id}`,
      observed: `a body of ${inMegabytes(sizeOf(own))} or more`,
      expected: `at most ${inMegabytes(limit)}`,
    })),
    detail: { host: first.host, size: sizeOf(first), limit },
  };
};

/**
 * API Gateway collects a reply before it sends it, and passes at most 10 MB on; a function returns at most 6 MB. Only an
 * integration that streams goes beyond. https://docs.aws.amazon.com/apigateway/latest/developerguide/response-transfer-mode.html
 */
export const replyBeyondLimit = defineFailureMode({
  id: 'reply-beyond-limit',
  title: 'Reply is larger than this integration can pass on',
  kind: 'blocking',
  gate: 'response',
  apis: ['REST', 'HTTP'],
  explains: [],
  symptom: { complaints: kinds, texts: ['Maximum file size exceeded'] },
  needs: [],
  check,
  explain: ({ detail }) => {
    const { host, size, limit } = detail;
    return {
      summary: `The reply of ${String(host)} has ${inMegabytes(Number(size))} or more; this integration passes at most ${inMegabytes(Number(limit))} on.`,
      explanation:
        'API Gateway collects the whole reply of a backend before it sends it on: at most 10 MB, and at most 6 MB of what a Lambda function returns. What is larger comes out as an error. So a body of this size did not come through the integration as it is known here: either the stage runs another one, which streams, or something in front of API Gateway (a CDN, a proxy, another server under the same name) answers. A client with a limit of its own gives such a reply up.',
    };
  },
  fixes: () => [
    {
      id: 'hand-out-a-link',
      title: 'Hand out a presigned Amazon S3 URL in place of the body, or send it in pages',
      change: { kind: 'advice' },
      risk: 'needs-review',
      notes: [
        'A REST API can stream the reply of a proxy integration (responseTransferMode STREAM): then 10 MB is no limit.',
        'Look for x-amzn-requestid or apigw-requestid among the headers: without one it is not API Gateway that answers.',
      ],
    },
  ],
  fixAvailability: 'always',
  howToSee: 'Look at Content-Length of the reply, and at responseTransferMode of the integration.',
  why: 'A reply is collected before it is passed on, so it has to fit: 10 MB through API Gateway, 6 MB out of a Lambda function. Neither limit can be raised; streaming, for REST APIs, lifts them.',
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html',
      proves: 'The payload of a REST API has at most 10 MB.',
    },
    {
      url: 'https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html',
      proves: 'A function that is called and waited for returns at most 6 MB.',
    },
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/response-transfer-mode.html',
      proves: 'Replies are collected unless the integration streams, which lifts the limit of 10 MB.',
    },
  ],
});
