import type { Request } from '@gatescope/shared';
import { parseUrl } from '../../../parsed-url.ts';
import { objectOf, textOf } from '../json.ts';

const named = (field: unknown): string => textOf(objectOf(field)['Name'])?.toLowerCase() ?? '';

/**
 * The text of the request part that a statement inspects; null: the request has no such part; undefined: not known (secrets
 * are masked, bodies and most headers are not told).
 */
export const fieldText = (fieldToMatch: unknown, request: Request): string | null | undefined => {
  const [kind, field] = Object.entries(objectOf(fieldToMatch))[0] ?? [];
  const url = parseUrl(request.url);
  switch (kind) {
    case 'Method':
      return request.method;
    case 'UriPath':
      return url?.path;
    case 'QueryString':
      return url?.query;
    case 'SingleHeader': {
      if (named(field) === 'host') return request.hostReceivedByApiGateway ?? request.headers['host'] ?? url?.host;
      const value = request.headers[named(field)];
      return value === undefined || value.includes('<') ? undefined : value;
    }
    default:
      return undefined;
  }
};
