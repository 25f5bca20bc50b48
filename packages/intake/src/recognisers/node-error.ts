import type { ProgramWording } from './program-error.ts';
import { namesIn, readProgramErrors } from './program-error.ts';
import type { Recogniser } from './reading.ts';

const wordings: readonly ProgramWording[] = [
  {
    pattern: /request to (\S{1,3000}) failed, reason: (.{0,500})$/,
    read: ([text, url]) => ({
      url,
      host: /(?:ENOTFOUND|EAI_AGAIN) ([a-z0-9.-]{1,255})/i.exec(text)?.[1],
      address: /connect E\w{1,20} ([0-9a-f.:]{3,45}?):\d{1,5}/.exec(text)?.[1],
    }),
  },
  {
    pattern: /getaddrinfo (?:ENOTFOUND|EAI_AGAIN) ([a-z0-9_.-]{1,255})(?::\d{1,5})?/,
    read: ([, host]) => ({
      host,
      failure: 'name-not-found',
    }),
  },
  {
    pattern: /connect (ETIMEDOUT|ECONNREFUSED|EHOSTUNREACH|ENETUNREACH) ([0-9a-f.:]{3,45}?):(\d{1,5})\b/,
    read: ([, code, address, port]) => ({
      address,
      port,
      failure: code === 'ECONNREFUSED' ? 'refused' : 'timeout',
    }),
  },
  {
    pattern: /Connect Timeout Error(?: \(attempted address(?:es)?: ([^\s:,]{1,255}):(\d{1,5}).{0,200}\))?/,
    read: ([, host, port]) => ({
      ...(host && /[a-z]/i.test(host) ? { host } : { address: host }),
      port,
      failure: 'timeout',
    }),
  },
  {
    pattern:
      /Hostname\/IP (?:does not|doesn't) match certificate's altnames: Host: ([^\s]{1,255}?)\.? is not in the cert's altnames: (.{1,1000})$/,
    read: ([, host, list]) => ({
      host,
      names: namesIn(list),
      failure: 'tls-name',
    }),
  },
  {
    pattern: /HttpErrorResponse \{.{0,600}?\bstatus: (\d{1,3}),.{0,300}?\burl: ['"]([^'"\s]{1,2000})['"].{0,300}$/,
    read: ([, status, url]) => ({ url, status: status === '0' ? undefined : status, isBrowser: true }),
  },
  {
    pattern: /Http failure response for (\S{1,3000}?): (\d{1,3}) [\w ]{1,60}/,
    read: ([, url, status]) => ({
      url,
      status: status === '0' ? undefined : status,
      isBrowser: true,
    }),
  },
  { pattern: /^\s{0,8}(?:Uncaught )?TypeError: fetch failed/, read: () => ({}) },
  { pattern: /Request failed with status code (\d{3})/, read: ([, status]) => ({ status }) },
  { pattern: /Response code (\d{3}) \([\w ]{1,60}\)/, read: ([, status]) => ({ status }) },
  {
    pattern:
      /(?:timeout of \d{1,7} ?ms exceeded|The operation was aborted due to timeout|Headers Timeout Error|read ETIMEDOUT|socket hang up|read ECONNRESET)/,
    read: () => ({ isSlow: true }),
  },
  {
    pattern:
      /(?:unable to verify the first certificate|self[- ]signed certificate(?: in certificate chain)?|certificate has expired|write EPROTO .{1,400}|Client network socket disconnected before secure TLS connection was established)/,
    read: () => ({
      failure: 'tls-handshake',
    }),
  },
];

/** Node's own errors, fetch, axios, got, node-fetch, and Angular's in a browser. */
export const nodeError: Recogniser = {
  id: 'node-error',
  sign: /fetch failed|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|ECONNRESET|EPROTO|Connect Timeout Error|altnames|failed, reason|Http failure response|HttpErrorResponse|status code \d|Response code \d|ms exceeded|Timeout Error|aborted due to timeout|hang up|first certificate|self[- ]signed|certificate has expired|secure TLS/,
  read: (page) => readProgramErrors(page, wordings),
};
