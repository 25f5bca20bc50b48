import type { Request } from '@gatescope/shared';
import { quote } from './quote.ts';

const withheld: Readonly<Record<string, string>> = {
  authorization: '$AUTHORIZATION',
  'x-api-key': '$API_KEY',
  cookie: '$COOKIE',
  'x-amz-security-token': '$AWS_SESSION_TOKEN',
};

const header = ([name, value]: [string, string]): string => {
  const variable = withheld[name];
  return variable ? `-H "${name}: ${variable}"` : `-H ${quote(`${name}: ${value}`)}`;
};

/** The headers that the caller sets, as `-H` options; those that a signature or a handshake adds are the tool's own. */
export const headerOptions = (request: Request): string[] => {
  const isSigned = request.credential.scheme === 'sigv4';
  const hidden = isSigned ? ['authorization', 'x-amz-date', 'x-amz-security-token', 'host'] : [];
  return Object.entries(request.headers)
    .filter(([name]) => !hidden.includes(name) && !/^(?:upgrade|connection|sec-websocket-.+)$/.test(name))
    .map(header);
};

/** The request as a curl line; secrets are shell variables to fill in. */
export const renderCurl = (request: Request): string => {
  const isSigned = request.credential.scheme === 'sigv4';
  const region = request.credential.scheme === 'sigv4' ? (request.credential.region ?? '$AWS_REGION') : '';
  const signing = isSigned
    ? [
        `--aws-sigv4 "aws:amz:${region}:execute-api"`,
        '--user "$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY"',
        '-H "x-amz-security-token: $AWS_SESSION_TOKEN"',
      ]
    : [];
  const words = [`-X ${request.method}`, ...headerOptions(request), ...signing, quote(request.url)];
  return `curl -sS -i ${words.join(' \\\n  ')}`;
};
