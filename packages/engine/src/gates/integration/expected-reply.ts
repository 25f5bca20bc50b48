import type { ExpectedReply } from '../journey.ts';
import type { ResponseEntry } from './select-response.ts';

const overridden = /\$context\.responseOverride\.header\.([\w-]+)/g;

const overriddenHeaders = ({ response }: ResponseEntry): string[] =>
  Object.values(response.responseTemplates ?? {}).flatMap((template) =>
    [...(template ?? '').matchAll(overridden)].map(([, name]) => (name ?? '').toLowerCase()),
  );

const setsStatus = ({ response }: ResponseEntry): boolean =>
  Object.values(response.responseTemplates ?? {}).some((template) =>
    template?.includes('$context.responseOverride.status'),
  );

/** A mapped value: static text in quotes, a stage variable, or something that only the request tells. */
const valueOf = (expression: string, variables: Readonly<Record<string, string>>): string | undefined => {
  const text = /^'(.*)'$/s.exec(expression)?.[1];
  if (text !== undefined) return text;
  const name = /^stageVariables\.(.+)$/.exec(expression)?.[1];
  return name === undefined ? undefined : variables[name];
};

/**
 * The reply that an integration response makes: fixed header values, and the names of those that are not fixed. Where a
 * CORS header is among the latter, no header counts as known: a browser's verdict would rest on a guess.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/request-response-data-mappings.html
 */
export const expectedReply = (entry: ResponseEntry, variables: Readonly<Record<string, string>>): ExpectedReply => {
  const known: Record<string, string[]> = {};
  const open = overriddenHeaders(entry);
  for (const [target, expression] of Object.entries(entry.response.responseParameters ?? {})) {
    const name = /^method\.response\.header\.(.+)$/.exec(target)?.[1]?.toLowerCase();
    const value = valueOf(expression, variables);
    if (name === undefined) continue;
    if (value === undefined) open.push(name);
    else if (!open.includes(name)) known[name] = [value];
  }
  const status = Number(entry.response.statusCode ?? entry.key);
  const isGuess = open.some((name) => name.startsWith('access-control-'));
  return {
    ...(Number.isInteger(status) && !setsStatus(entry) ? { status } : {}),
    headersKnown: isGuess ? undefined : known,
    ...(open.length > 0 ? { headersOpen: [...new Set(open)] } : {}),
    fromBackend: false,
  };
};
