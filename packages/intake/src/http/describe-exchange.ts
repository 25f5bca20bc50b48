import { describeFailure } from './connection-failure.ts';
import type { Exchange } from './exchange.ts';
import { headerOf } from './header-map.ts';
import { messageOf } from './reply-body.ts';

const reasons: Readonly<Record<number, string>> = {
  200: 'OK',
  201: 'Created',
  204: 'No Content',
  301: 'Moved Permanently',
  302: 'Found',
  307: 'Temporary Redirect',
  308: 'Permanent Redirect',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  407: 'Proxy Authentication Required',
  408: 'Request Timeout',
  410: 'Gone',
  413: 'Content Too Large',
  414: 'URI Too Long',
  415: 'Unsupported Media Type',
  426: 'Upgrade Required',
  429: 'Too Many Requests',
  431: 'Request Header Fields Too Large',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};

/** A status with its usual words: `403 Forbidden`. */
export const describeStatus = (status: number): string => `${status} ${reasons[status] ?? ''}`.trim();

const short = (text: string, most = 160): string => (text.length > most ? `${text.slice(0, most - 1)}…` : text);

const callOf = ({ method, url }: Exchange): string | undefined => {
  if (url) return `${method ?? 'A call'} ${method ? '' : 'to '}${short(url)}`;
  return method ? `A ${method} request` : undefined;
};

const outcomeOf = ({
  status,
  failure,
  failureText,
  slowText,
  responseBody,
  responseHeaders,
}: Exchange): string | undefined => {
  if (status !== undefined) {
    const message = messageOf(responseBody);
    const type = headerOf(responseHeaders, 'x-amzn-errortype')?.split(':')[0];
    const details = [type, message === undefined ? undefined : `"${short(message)}"`].filter(Boolean).join(', ');
    return `${describeStatus(status)}${details === '' ? '' : ` (${details})`}`;
  }
  if (failure) return `no reply: ${describeFailure(failure)}`;
  const words = failureText ?? slowText;
  return words ? `no reply: ${short(words)}` : undefined;
};

/** A call and what came back, in words. */
export const describeExchange = (exchange: Exchange): string => {
  const call = callOf(exchange);
  const outcome = outcomeOf(exchange);
  if (call && outcome) return `${call}: ${outcome}`;
  if (call) return call;
  if (outcome) return outcome.startsWith('no reply') ? `N${outcome.slice(1)}` : `A reply: ${outcome}`;
  const message = messageOf(exchange.responseBody);
  return message === undefined ? 'A reply' : `A reply's message: "${short(message)}"`;
};
