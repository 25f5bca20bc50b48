import type { ProposedFix } from '@gatescope/shared';
import type { V2Part } from './with-v2.ts';

const shown = (value: unknown): string => (typeof value === 'number' ? value.toLocaleString('en-US') : String(value));

const words: Readonly<Record<string, string>> = {
  body: 'body',
  'lambda-payload': "body, on its way into the function's payload,",
  headers: 'set of headers',
  url: 'URL',
  message: 'message',
  answer: "function's answer",
};

const splitMessage: ProposedFix = {
  id: 'split-message',
  title: 'Send the data in several messages, or send a link to it',
  change: { kind: 'advice' },
  risk: 'needs-review',
  notes: ['128 KB per message and 32 KB per frame cannot be raised; a presigned Amazon S3 URL carries what is larger.'],
};

/**
 * The close code of a message or frame that is too large.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-overview.html
 */
const closedForSize = /\b1009\b/;

/** 10 MB for a body of an HTTP API, 6 MB for what a function is invoked with, 128 KB for a WebSocket message. */
export const payloadTooLargeV2: V2Part = {
  apis: ['HTTP', 'WEBSOCKET'],
  needs: ['/api/routes', '/api/integrations'],
  symptom: { texts: ['Request Entity Too Large', 'PayloadTooLargeException', 'received 1009 (message too big)'] },
  check: ({ world }) => {
    const { seen, snapshot, request } = world;
    if (snapshot.target.kind !== 'WEBSOCKET' || !closedForSize.test(seen.text)) return undefined;
    const size = request?.bodyBytes ?? undefined;
    const evidence = [
      { label: 'Seen', pointer: 'complaint:body', observed: seen.text.slice(0, 300) },
      ...(size === undefined
        ? []
        : [
            {
              label: 'Size',
              pointer: 'request:bodyBytes',
              observed: `${shown(size)} bytes`,
              expected: 'frames of 32 KB',
            },
          ]),
    ];
    return { verdict: 'found', standing: 'specific', evidence, detail: { part: 'message' } };
  },
  explain: ({ detail }, { world }) => {
    const { part, size, limit, isBase64 } = detail;
    const what = words[String(part)] ?? 'payload';
    const sizes =
      size === undefined
        ? 'is over its limit'
        : `takes ${shown(size)} bytes${isBase64 ? ' as base64' : ''}; at most ${shown(limit)} are taken`;
    return {
      summary: `The ${what} ${sizes}.`,
      explanation:
        world.snapshot.target.kind === 'WEBSOCKET'
          ? 'A WebSocket API takes messages of up to 128 KB, in frames of up to 32 KB, and so does @connections. A client that sends more is disconnected with code 1009, a call of @connections is answered 413.'
          : 'An HTTP API takes bodies of up to 10 MB, but invokes a Lambda function with at most 6 MB; a body that is no text travels there as base64, which is a third larger. What is over a limit is refused before the function runs.',
    };
  },
  fixes: ({ detail }) => (detail['part'] === 'message' ? [splitMessage] : undefined),
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html',
      proves: 'Quotas of HTTP APIs.',
    },
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-execution-service-websocket-limits-table.html',
      proves: 'Quotas of WebSocket APIs.',
    },
  ],
};
