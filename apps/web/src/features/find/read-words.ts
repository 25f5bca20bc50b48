import { parseInvokeHost } from '@gatescope/shared';
import { maskText, maskUrl } from '../../lib/mask-secrets.ts';
import type { Question } from '../../lib/diagnose-search.ts';

type Found = { -readonly [K in keyof Question]?: Question[K] };

const urlPattern = /\b(?:https?|wss?):\/\/[^\s"'`<>)\]]+/i;
const invokeHostPattern =
  /\b[a-z0-9-]+\.execute-api\.[a-z0-9-]+\.(?:vpce\.)?amazonaws\.com(?:\.cn)?(?:\/[^\s"'`<>]*)?/i;
const arnPattern = /arn:[a-z-]+:execute-api:([a-z0-9-]+):[*\d]*:([a-z0-9]+)\/([^/\s"]+)\/([A-Z*]+)(\/[^\s"]*)?/;
const hostLine = /^>?\s*host:\s*([\w.-]+)\s*$/im;
const statusPattern =
  /(?:^|[\s<])HTTP\/[\d.]+ (\d{3})\b|\bstatus(?: code)?(?: of)?[:=]? ?(\d{3})\b|^(\d{3})\b(?=[\s{])/im;
const methodPattern =
  /(?:^|\s)(?:-X|--request)\s*'?([A-Z]+)|^>?\s*(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\s+(?:\/|https?:)/m;
const messageBody = /\{[^{}]*"message"\s*:[^{}]*\}/i;
const corsText =
  /blocked by CORS policy|Cross-Origin Request Blocked|not allowed by Access-Control-Allow-Origin|Mixed Content:/i;
const noConnection =
  /Could not resolve host|ENOTFOUND|ERR_NAME_NOT_RESOLVED|Name or service not known|NXDOMAIN|timed out|ETIMEDOUT|ERR_CONNECTION_TIMED_OUT|ECONNREFUSED|Connection refused|SSL:|SSL_ERROR|CERTIFICATE_VERIFY_FAILED|ERR_CERT|certificate subject name/i;
const originPattern = /from origin '([^']+)'/;
const usefulReplyHeader =
  /^<?\s*(x-amzn-errortype|x-amzn-requestid|x-amz-apigw-id|apigw-requestid|via|server|x-cache|www-authenticate|location|content-type|access-control-[a-z-]+|x-amzn-remapped-[a-z-]+)\s*:\s*(.+)$/i;

const trimUrl = (url: string): string => maskUrl(url.replace(/[.,;:]+$/, ''));

const findUrl = (text: string): string | undefined => {
  const url = urlPattern.exec(text)?.[0];
  if (url !== undefined) return trimUrl(url);
  const host = invokeHostPattern.exec(text)?.[0];
  return host === undefined ? undefined : trimUrl(`https://${host}`);
};

const findStatus = (text: string): number | undefined => {
  const match = statusPattern.exec(text);
  const status = Number(match?.[1] ?? match?.[2] ?? match?.[3]);
  return status >= 100 && status <= 599 ? status : undefined;
};

const findKind = (text: string, status: number | undefined, hasBody: boolean): Question['kind'] => {
  if (corsText.test(text)) return 'blocked-by-browser';
  if (status !== undefined && status >= 500) return 'failed';
  if ((status !== undefined && status >= 400) || hasBody) return 'refused';
  return noConnection.test(text) ? 'no-connection' : undefined;
};

const fromHost = (url: string): Pick<Question, 'api' | 'region'> => {
  const host = /^[a-z]+:\/\/([^/?#:]+)/i.exec(url)?.[1] ?? '';
  const parsed = parseInvokeHost(host);
  return parsed.kind === 'default' || parsed.kind === 'alias' ? { api: parsed.apiId, region: parsed.region } : {};
};

const fromArn = (text: string): Found => {
  const [, region, api, stage, method, path] = arnPattern.exec(text) ?? [];
  if (region === undefined || api === undefined) return {};
  const found: Found = { region, api };
  if (stage !== undefined && stage !== '*') found.stage = stage;
  if (method !== undefined && method !== '*') found.method = method;
  if (path !== undefined && !path.includes('*')) found.path = path;
  return found;
};

const replyHeaders = (text: string): string[] =>
  text.split('\n').flatMap((line) => {
    const match = usefulReplyHeader.exec(line.trim());
    return match?.[1] && match[2] ? [`${match[1].toLowerCase()}: ${maskText(match[2].trim())}`] : [];
  });

/** Reads single lines and words: URLs, execute-api ARNs, status lines, message bodies, browser and connection errors. */
export const readWords = (text: string): Partial<Question> => {
  const trimmed = text.trim();
  if (trimmed === '') return {};
  const url = findUrl(trimmed);
  const body = messageBody.exec(trimmed)?.[0];
  const status = findStatus(trimmed);
  const kind = findKind(trimmed, status, body !== undefined);
  const headers = replyHeaders(trimmed);
  const isConsole = kind === 'blocked-by-browser' || kind === 'no-connection';
  const question: Found = {
    ...fromArn(trimmed),
    ...(url === undefined ? {} : { ...fromHost(url), url }),
    ...(kind === undefined ? {} : { kind }),
    ...(status === undefined ? {} : { status }),
    ...(body === undefined ? {} : { body: maskText(body) }),
    ...(isConsole ? { console: maskText(trimmed).slice(0, 4000) } : {}),
    ...(headers.length === 0 ? {} : { replyHeader: headers }),
  };
  const method = methodPattern.exec(trimmed);
  const verb = method?.[1] ?? method?.[2];
  if (verb !== undefined) question.method = verb;
  const host = hostLine.exec(trimmed)?.[1];
  if (host !== undefined) question.header = [`host: ${host}`];
  const origin = originPattern.exec(trimmed)?.[1];
  return origin === undefined ? question : { ...question, origin, from: 'browser' };
};
