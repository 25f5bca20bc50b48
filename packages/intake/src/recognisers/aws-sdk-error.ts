import { extendBack } from '../text/extend-back.ts';
import type { Page } from '../text/page.ts';
import type { LineMatch } from '../text/match-lines.ts';
import { isOpenLine, matchLines } from '../text/match-lines.ts';
import { readAwsError } from './aws-error.ts';
import { isConnectionsCall } from './management-call.ts';
import type { ManagementError } from './management-reading.ts';
import { toManagementReading } from './management-reading.ts';
import type { Recogniser } from './reading.ts';

const go =
  /operation error ([\w ]{1,40}?): (\w{1,80}), (?:.{0,60}?)https? response error StatusCode: (\d{3}), RequestID: ([\w-]{1,80}), (?:api error )?(\w{1,80}): (.{1,3000})$/;
const java =
  /(?<![\w$])(\w{1,80}Exception): (.{1,2000}? ?\((?:Service: [\w ]{1,40}[;,] )?Status Code: \d{3}[;,].{0,300}\))/;
const javascript = /^\s{0,8}(?:Uncaught |\[?Error\]? )?(\w{1,80}Exception|Forbidden|BadRequest|Gone): (.{0,2000})$/;
const metadata = /\$metadata|\$fault|httpStatusCode|statusCode:/;
const frame = /^\s{0,12}(?:at |[{}\]]|'?\$|[a-zA-Z]{1,30}: |\[?cause)/;

/** What the JavaScript SDK prints below the message: frames, then its metadata. */
const readBelow = (
  page: Page,
  from: number,
): {
  readonly status: number | undefined;
  readonly requestId: string | undefined;
  readonly call: string | undefined;
  readonly end: number | undefined;
} => {
  let [status, requestId, call, end]: [number | undefined, string | undefined, string | undefined, number | undefined] =
    [undefined, undefined, undefined, undefined];
  let isSdk = false;
  for (let number = from; number < page.all.length && number < from + 60; number += 1) {
    const line = page.all[number];
    if (!line || !isOpenLine(page, line) || !frame.test(line.text)) break;
    isSdk ||= metadata.test(line.text) || /aws-sdk|smithy/.test(line.text);
    status ??= Number(/(?:httpStatusCode|statusCode):? (\d{3})/.exec(line.text)?.[1]) || undefined;
    requestId ??= /requestId: '([\w-]{8,80})'/.exec(line.text)?.[1];
    call ??= /de_(\w{1,80}?)CommandError|(\w{1,80})Command\b/.exec(line.text)?.slice(1).find(Boolean);
    end = line.end;
  }
  return { status, requestId, call: call, end: isSdk ? end : undefined };
};

const fromGo = ({ match, span }: LineMatch): ManagementError => {
  const [, service = '', call = '', status, requestId = '', code = '', text = ''] = match;
  return { ...readAwsError(text), code, call, status: Number(status), requestId, service, span };
};

const fromJava = ({ match, span, line }: LineMatch): ManagementError => {
  const [, code = '', text = ''] = match;
  const error = readAwsError(text);
  const name = /[\w$.]{1,200}$/.exec(line.text.slice(Math.max(0, match.index - 200), match.index))?.[0] ?? '';
  const start = line.start + extendBack(line.text, match.index - name.length);
  return { ...error, code: error.code ?? code, span: { start, end: span.end } };
};

const fromJavascript = (page: Page, { match, span, line }: LineMatch): ManagementError[] => {
  const [, code = '', text = ''] = match;
  const below = readBelow(page, line.number + 1);
  if (below.end === undefined) return [];
  const { call, status, requestId } = below;
  return [
    {
      message: text,
      code,
      ...(status === undefined ? {} : { status }),
      ...(requestId ? { requestId } : {}),
      ...(call && (isConnectionsCall(call) || /^[A-Z]/.test(call)) ? { call } : {}),
      span: { start: span.start, end: below.end },
    },
  ];
};

/** Errors of the AWS SDKs for Go (which Terraform prints), Java and JavaScript. */
export const awsSdkError: Recogniser = {
  id: 'aws-sdk-error',
  sign: /operation error |Status Code: \d|\$metadata|\$fault|statusCode: \d/,
  read: (page) => {
    const ofGo = matchLines(page, go);
    const ofJava = matchLines(page, java);
    const seen = new Set([...ofGo, ...ofJava].map(({ line }) => line.number));
    const ofJs = matchLines(page, javascript).filter(({ line }) => !seen.has(line.number));
    return [
      ...ofGo.map(fromGo),
      ...ofJava.filter(({ line }) => !ofGo.some((other) => other.line.number === line.number)).map(fromJava),
      ...ofJs.flatMap((match) => fromJavascript(page, match)),
    ].map(toManagementReading);
  },
};
