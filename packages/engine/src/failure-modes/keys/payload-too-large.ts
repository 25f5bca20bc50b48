import type { Evidence, ProposedFix } from '@gatescope/shared';
import { verdictWithoutStop } from '../asked-stop.ts';
import type { CheckContext, Verdict } from '../failure-mode.ts';
import { findActualStop } from '../route/actual-stop.ts';
import { findSeenFailure } from '../integration/seen-failure.ts';
import { spokenText } from '../integration/told-by-text.ts';
import { loggedLine } from './logged-line.ts';
import { payloadTooLargeV2 } from '../v2/payload-too-large.ts';
import { withV2 } from '../v2/with-v2.ts';

const sizeLine =
  /content length exceeded|RequestEntityTooLarge|Request Too Long|payload size (?:\(?\d+ bytes\)? )?exceeded|ResponseSizeTooLarge|exceeded maximum allowed payload size|body size is too long|larger than allowed maximum of \d+ bytes/i;

/** Replies that only a size can cause and that API Gateway writes itself. */
const isSizeReply = ({ world }: CheckContext): boolean => {
  const { status, message, errorType, headers, messageKey, bodyText } = world.seen;
  if (/^HTTP (?:content length exceeded|header is larger than) \d+ bytes/i.test(message ?? '')) return true;
  // Backends mostly take longer headers and URLs than API Gateway does, so a bare 431 or 414 comes before them.
  const isBare = bodyText === undefined && Object.keys(headers).length === 0;
  const isGateways =
    isBare || errorType !== undefined || messageKey !== undefined || headers['x-amzn-requestid'] !== undefined;
  return (
    isGateways && ((status === 413 && /too large|too long/i.test(message ?? '')) || status === 414 || status === 431)
  );
};

/**
 * What the log of a function says of an answer that Lambda does not take, where a person brings it along.
 * https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
 */
const functionLine =
  /exceeded maximum allowed payload size|ResponseSizeTooLarge|post handler success response\.? (?:http )?response code: 413/i;

const isTold = ({ seen, complaint }: CheckContext['world']): boolean =>
  (seen.status === undefined || seen.status === 500 || seen.status === 502) && functionLine.test(spokenText(complaint));

/** Lambda says which of the two it is: what a function is invoked with, or what it returns. */
const partIn = (text: string | undefined): Readonly<Record<string, unknown>> =>
  /integration response/i.test(text ?? '') ? { part: 'reply' } : /response/i.test(text ?? '') ? { part: 'answer' } : {};

const numberIn = (value: unknown): string =>
  typeof value === 'number' ? value.toLocaleString('en-US') : String(value);

const words: Readonly<Record<string, string>> = {
  body: 'body',
  'lambda-payload': "body, on its way into the function's payload,",
  headers: 'set of headers',
  url: 'URL',
  answer: "function's answer",
  reply: "backend's reply",
};

const pointers: Readonly<Record<string, string>> = {
  body: 'request:bodyBytes',
  'lambda-payload': 'request:bodyBytes',
  headers: 'request:headers',
  url: 'request:url',
};

const verdictOf = (context: CheckContext): Verdict | undefined => {
  const { world } = context;
  const at = findActualStop(context, ['payload-too-large']);
  const logged = loggedLine(world, sizeLine);
  if (at) {
    const { part, size, limit, isBase64 } = at.result.detail;
    const measured: Evidence = {
      label: isBase64 ? 'Size as base64' : 'Size',
      pointer: pointers[String(part)] ?? 'trace:validation',
      observed: `${numberIn(size)} bytes`,
      expected: `at most ${numberIn(limit)}`,
    };
    return {
      verdict: 'found',
      at,
      evidence: [measured, ...(logged ? [logged] : [])],
      detail: { part, size, limit, isBase64 },
    };
  }
  if (logged) return { verdict: 'found', standing: 'observed', evidence: [logged], detail: partIn(logged.observed) };
  const told = findSeenFailure(context, ['payload-size']);
  if (told) return { verdict: 'found', standing: told.standing, evidence: [told.evidence], detail: partIn(told.text) };
  const { status, message } = world.seen;
  if (isTold(world)) {
    const observed = functionLine.exec(spokenText(world.complaint))?.[0] ?? '';
    const evidence = [{ label: "Line of the function's log, as told", pointer: 'complaint:narrative', observed }];
    return { verdict: 'found', standing: 'specific', evidence, detail: { part: 'answer' } };
  }
  if (!isSizeReply(context)) return undefined;
  return {
    verdict: 'found',
    standing: 'specific',
    evidence: [{ label: 'Seen', pointer: 'complaint:body', observed: `${status ?? ''} ${message ?? ''}`.trim() }],
    detail: { status },
  };
};

const presigned: ProposedFix = {
  id: 'upload-past-the-api',
  title: 'Move large bodies past the API: let it hand out a presigned Amazon S3 URL',
  change: { kind: 'advice' },
  risk: 'needs-review',
  notes: [
    'The limits of 10 MB for API Gateway and 6 MB for a Lambda invocation cannot be raised.',
    'A binary media type makes the body a third larger for the function, so about 4.5 MB of binary data fit.',
  ],
};

const shorten: ProposedFix = {
  id: 'shorten',
  title: 'Send shorter headers or a shorter URL',
  change: { kind: 'advice' },
  risk: 'safe',
  notes: ['Long tokens and cookies are the usual reason; what is long in a query string can travel in a body.'],
  owner: 'caller',
};

/** 10 MB for a body, 6 MB for what a Lambda function is invoked with, 10,240 bytes of headers (8,000 for private APIs). */
export const payloadTooLarge = withV2(payloadTooLargeV2, {
  id: 'payload-too-large',
  title: 'Request is larger than API Gateway or the function takes',
  kind: 'blocking',
  gate: 'validation',
  apis: ['REST'],
  explains: ['payload-too-large'],
  symptom: {
    complaints: ['refused', 'failed'],
    texts: ['HTTP content length exceeded 10485760 bytes.', 'Request Too Long', 'Request Header Fields Too Large'],
    statuses: [413, 414, 431, 502],
  },
  needs: ['/api/restApi', '/api/resources'],
  check: (context) => verdictOf(context) ?? verdictWithoutStop(context, ['payload-too-large']),
  explain: ({ detail }) => {
    const { part, size, limit, isBase64, status } = detail;
    const of = words[String(part)] ?? (status === 414 ? 'URL' : status === 431 ? 'set of headers' : 'payload');
    const sizes =
      size === undefined
        ? 'is over its limit'
        : `takes ${numberIn(size)} bytes${isBase64 ? ' as base64' : ''}; at most ${numberIn(limit)} are taken`;
    return {
      summary: `The ${of} ${sizes}.`,
      explanation:
        'API Gateway takes bodies of up to 10 MB, but invokes a Lambda function with at most 6 MB. With a proxy integration the body travels inside a JSON document, and a body of a binary media type as base64, which is a third larger. What is over a limit is refused before the function runs, with 413, 414 or 431, or as a failed invocation with 5xx.',
    };
  },
  fixes: ({ detail: { part, status } }) => [
    part === 'headers' || part === 'url' || status === 414 || status === 431 ? shorten : presigned,
  ],
  fixAvailability: 'always',
  howToSee: 'Compare the size of the request with the quotas; requests over 10 MB and too long headers are not logged.',
  why: 'The sizes are fixed quotas of API Gateway and Lambda. The smaller one of the two is what counts for an API in front of a function.',
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html',
      proves: 'Quotas of payload, headers and URL.',
    },
    {
      url: 'https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html',
      proves: 'A synchronous invocation takes and returns 6 MB.',
    },
  ],
});
