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

/** The request as a curl line; secrets are shell variables to fill in. */
export const renderCurl = (request: Request): string => {
  const isSigned = request.credential.scheme === 'sigv4';
  const hidden = new Set(isSigned ? ['authorization', 'x-amz-date', 'x-amz-security-token', 'host'] : []);
  const region = request.credential.scheme === 'sigv4' ? (request.credential.region ?? '$AWS_REGION') : '';
  const signing = isSigned
    ? [
        `--aws-sigv4 "aws:amz:${region}:execute-api"`,
        '--user "$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY"',
        '-H "x-amz-security-token: $AWS_SESSION_TOKEN"',
      ]
    : [];
  const words = [
    `-X ${request.method}`,
    ...Object.entries(request.headers)
      .filter(([name]) => !hidden.has(name))
      .map(header),
    ...signing,
    quote(request.url),
  ];
  return `curl -sS -i ${words.join(' \\\n  ')}`;
};
