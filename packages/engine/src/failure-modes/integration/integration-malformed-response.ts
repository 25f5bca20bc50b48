import { essenceOf, findBinaryType, firstAcceptOf, isBinaryByNature } from '../../gates/integration/media-type.ts';
import type { CheckContext, Verdict } from '../failure-mode.ts';
import { defineFailureMode } from '../failure-mode.ts';
import {
  complaintEvidence,
  integrationEvidence,
  integrationOf,
  isRefusedBefore,
  methodName,
  reachesIntegration,
} from './at-integration.ts';
import { findSeenFailure, seenFailures } from './seen-failure.ts';
import { findFunctionResult, findShapeError, isBase64, spokenSeconds, spokenText } from './told-by-text.ts';
import { findUnreadEnvelope } from './whole-answer.ts';

const sourceOf = (context: CheckContext): string => {
  const logged = context.world.observations.flatMap((observation) =>
    observation.kind === 'log' ? observation.lines.filter((line) => line.includes('Endpoint response body')) : [],
  );
  return [...logged, spokenText(context.world.complaint)].join('\n');
};

const shapeOf = (context: CheckContext) => {
  const result = findFunctionResult(sourceOf(context));
  return result && findShapeError(result);
};

const isGatewayText = (message: string | undefined): boolean =>
  message === undefined || /^internal server error$/i.test(message.trim());

/** Everything is set for binary replies, and still the reply is base64 text: the function does not say that it is. */
const isUndecoded = ({ world, main }: CheckContext): boolean => {
  const { seen, request } = world;
  const { api } = world.snapshot;
  if (
    seen.kind !== 'wrong-content' ||
    !request ||
    main?.journey.integration?.type !== 'AWS_PROXY' ||
    !isBase64(seen.bodyText)
  )
    return false;
  const saved =
    api.kind === 'REST' && api.restApi.state === 'present' ? (api.restApi.value.binaryMediaTypes ?? []) : [];
  const accepted = firstAcceptOf(request) ?? essenceOf(seen.headers['content-type']?.[0] ?? '');
  return findBinaryType(saved, accepted) !== undefined;
};

/**
 * An HTTP API has no list of binary types: it decodes a body where the function says that it is encoded, and nowhere else.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
const isUnmarked = ({ world: { seen, snapshot }, main }: CheckContext): boolean => {
  if (snapshot.target.kind !== 'HTTP' || seen.kind !== 'wrong-content') return false;
  if (main?.journey.integration?.type !== 'AWS_PROXY') return false;
  const type = essenceOf(seen.headers['content-type']?.[0] ?? '');
  return isBase64(seen.bodyText) || (isBinaryByNature(type) && (seen.bodyText ?? '').includes('\uFFFD'));
};

/**
 * The browser asked for a subprotocol and got none: $connect has to answer with the header itself.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-connect-route-subprotocol.html
 */
const isWithoutSubprotocol = ({ world: { seen, snapshot } }: CheckContext): boolean =>
  snapshot.target.kind === 'WEBSOCKET' &&
  /sent non-empty 'sec-websocket-protocol' header but no response|server sent no subprotocol/i.test(seen.text);

const check = (context: CheckContext): Verdict => {
  const { seen } = context.world;
  if (isWithoutSubprotocol(context)) {
    const evidence = [
      {
        label: 'Sec-WebSocket-Protocol of the answer',
        pointer: seen.console === undefined ? 'complaint:body' : 'complaint:console',
        observed: seen.text.slice(0, 300),
        expected: 'the subprotocol that the client asked for',
      },
    ];
    return { verdict: 'found', standing: 'observed', certainty: 'certain', evidence, detail: { isSubprotocol: true } };
  }
  const shape = shapeOf(context);
  const detail = shape ? { shape } : {};
  const shapeEvidence = shape
    ? [
        {
          label: `${shape.field} of the function's answer`,
          pointer: 'complaint:expected',
          observed: shape.observed,
          expected: shape.expected,
        },
      ]
    : [];
  const logged = findSeenFailure(context, ['malformed-response', 'function-error']);
  if (logged) {
    const evidence = [logged.evidence, ...shapeEvidence, ...complaintEvidence(context)];
    return {
      verdict: 'found',
      standing: logged.standing,
      evidence,
      detail: { ...detail, isFunctionError: logged.kind === 'function-error' },
    };
  }
  const integration = integrationOf(context);
  if (!integration) return { verdict: 'not-applicable' };
  const isHttpApiAnswer = isUnmarked(context);
  if (isHttpApiAnswer || isUndecoded(context)) {
    const evidence = [
      {
        label: 'Body',
        pointer: 'complaint:body',
        observed: `${(seen.bodyText ?? '').slice(0, 40)}…`,
        expected: 'bytes: isBase64Encoded true in the answer',
      },
    ];
    return {
      verdict: 'found',
      standing: isHttpApiAnswer ? 'specific' : 'possible',
      evidence,
      detail: { isUndecoded: true, isHttpApiAnswer },
    };
  }
  const envelope = seen.kind === 'wrong-content' ? findUnreadEnvelope(context) : undefined;
  if (envelope) {
    const { evidence, observed } = envelope;
    return { verdict: 'found', standing: 'specific', certainty: 'likely', evidence, detail: { fields: observed } };
  }
  if (integration.kind !== 'lambda' || integration.type !== 'AWS_PROXY' || !isGatewayText(seen.message))
    return { verdict: 'clear' };
  // An HTTP API answers 500 where a REST API (and the handshake of a WebSocket API) answers 502, and so it does for other
  // trouble with a function.
  const { kind } = context.world.snapshot.target;
  const isHttpApi = kind === 'HTTP' || (kind === 'WEBSOCKET' && seen.status !== 502);
  if (seen.status !== (isHttpApi ? 500 : 502)) return { verdict: 'clear' };
  if (!reachesIntegration(context) || isRefusedBefore(context)) return { verdict: 'clear' };
  // The log of such a call tells another failure.
  if (seenFailures(context).some(({ standing }) => standing !== 'possible')) return { verdict: 'clear' };
  // A time that people speak of points at a time limit; a failure that comes and goes at something else than the shape.
  const isOtherLikelier =
    isHttpApi || seen.kind === 'sometimes' || spokenSeconds(spokenText(context.world.complaint)) !== undefined;
  const standing = shape || !isOtherLikelier ? 'specific' : 'possible';
  const evidence = [
    ...complaintEvidence(context),
    ...shapeEvidence,
    integrationEvidence(context, 'type', { label: 'Integration', observed: integration.type }),
  ];
  return { verdict: 'found', standing, certainty: shape ? 'likely' : 'possible', evidence, detail };
};

interface Shape {
  readonly field: string;
  readonly observed: string;
  readonly expected: string;
}

const isShape = (value: unknown): value is Shape => typeof value === 'object' && value !== null && 'field' in value;

const handler = `export const handler = async (event) => ({
  statusCode: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ ok: true }),
  isBase64Encoded: false,
});`;

/**
 * A proxy function has to answer `{ statusCode, headers, body, isBase64Encoded }` with a text body; anything else, an
 * uncaught error included, becomes 502.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html
 */
export const integrationMalformedResponse = defineFailureMode({
  id: 'integration-malformed-response',
  title: 'Proxy function answers in a shape that API Gateway cannot read',
  kind: 'blocking',
  gate: 'integration',
  apis: ['REST', 'HTTP', 'WEBSOCKET'],
  explains: [],
  symptom: {
    complaints: ['failed', 'blocked-by-browser', 'sometimes', 'wrong-content', 'no-connection'],
    texts: [
      'Internal server error',
      'Malformed Lambda proxy response',
      'Lambda execution failed with status 200 due to customer function error',
    ],
    statuses: [502],
  },
  needs: ['/api/resources'],
  check,
  explain: ({ detail }, context) => {
    if (detail['isSubprotocol']) {
      return {
        summary: 'The handshake is answered without the subprotocol that the client asks for, so the client closes it.',
        explanation:
          'A client that sends Sec-WebSocket-Protocol expects one of the named subprotocols in the answer, and browsers give the connection up without it. API Gateway adds none: the integration of $connect has to return the header Sec-WebSocket-Protocol. Clients that ask for no subprotocol (wscat without -s) connect all the same.',
      };
    }
    if (detail['isUndecoded']) {
      return {
        summary: detail['isHttpApiAnswer']
          ? `${methodName(context)} answers with bytes that were turned into text: its function does not seem to set isBase64Encoded.`
          : `${methodName(context)} answers with base64 text: its function does not seem to set isBase64Encoded.`,
        explanation: detail['isHttpApiAnswer']
          ? 'An HTTP API has no list of binary media types. It takes the body of a function for text unless the answer holds isBase64Encoded: true with the bytes as base64; bytes in a text are damaged, and base64 without the mark is handed on as it is. Many frameworks do so for the types they know only, so one kind of file may work and another not.'
          : 'The media type that the caller accepts is among the binary media types, so API Gateway would decode the body if the function said that it is encoded. Without isBase64Encoded: true the text is handed on as it is.',
      };
    }
    if (typeof detail['fields'] === 'string') {
      return {
        summary: `The function of ${methodName(context)} returns ${detail['fields']} without statusCode, so all of it is taken for the body.`,
        explanation:
          'With payload format 2.0 an HTTP API reads status, headers and body from the answer of a function only where it holds statusCode. Anything else is answered with 200 and content-type application/json, with the whole answer as the body.',
      };
    }
    const shape = isShape(detail['shape']) ? detail['shape'] : undefined;
    const name = integrationOf(context)?.functionArn?.split(':function:')[1] ?? 'the function';
    const what = detail['isFunctionError']
      ? `Function ${name} ends with an error of its own`
      : shape
        ? `Function ${name} answers with ${shape.field} as ${shape.observed}`
        : `Function ${name} fails or answers in another shape than API Gateway reads`;
    return {
      summary: `${what}, so ${methodName(context)} answers ${context.world.seen.status ?? (context.world.snapshot.target.kind === 'HTTP' ? 500 : 502)}.`,
      explanation: `With a Lambda proxy integration the function writes the whole reply: statusCode (a number), headers (texts), body (text, so JSON has to be written with JSON.stringify) and isBase64Encoded.${shape ? ` Here ${shape.field} should be ${shape.expected}.` : ''} When the function throws, or returns anything else, API Gateway answers 502 "Internal server error" (an HTTP API 500) and writes "Malformed Lambda proxy response" or the function's error to the execution log. The function's own log shows which of the two it is.`,
    };
  },
  fixes: ({ detail }) =>
    detail['isSubprotocol']
      ? [
          {
            id: 'answer-subprotocol',
            title: 'Return the header Sec-WebSocket-Protocol from the integration of $connect',
            change: { kind: 'advice' },
            risk: 'needs-review',
            notes: ['Name one of the subprotocols that the client sent. Or let the client ask for none.'],
          },
        ]
      : [
          {
            id: 'answer-in-shape',
            title: 'Answer in the shape of a proxy response',
            change: { kind: 'advice' },
            risk: 'needs-review',
            notes: ['Catch errors in the handler and answer them with a statusCode too.'],
            code: { language: 'javascript', text: handler },
          },
        ],
  fixAvailability: 'always',
  howToSee:
    'Call the function with a test event (lambda invoke) and compare what it returns with the shape; read its log for an uncaught error.',
  why: 'API Gateway takes the proxy function at its word and does not guess: what it cannot read it does not hand on.',
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html',
      proves: 'Output of another format makes API Gateway answer 502.',
    },
  ],
});
