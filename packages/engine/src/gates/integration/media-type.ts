import type { Request } from '@gatescope/shared';

/** Type and subtype in lower case, without parameters. */
export const essenceOf = (mediaType: string): string => (mediaType.split(';')[0] ?? '').trim().toLowerCase();

/**
 * What API Gateway takes as the request's content type: without the header it is JSON.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/integration-passthrough-behaviors.html
 */
export const contentTypeOf = ({ headers }: Pick<Request, 'headers'>): string => {
  const header = headers['content-type'];
  return header === undefined || header.trim() === '' ? 'application/json' : essenceOf(header);
};

/**
 * The one media type of Accept that API Gateway looks at; undefined when nothing is sent.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-payload-encodings-workflow.html
 */
export const firstAcceptOf = ({ headers }: Pick<Request, 'headers'>): string | undefined => {
  const first = headers['accept']?.split(',')[0];
  return first === undefined || first.trim() === '' ? undefined : essenceOf(first);
};

/** The entry of `binaryMediaTypes` that covers a media type; `image/*` is taken as a wildcard too. */
export const findBinaryType = (binaryMediaTypes: readonly string[], mediaType: string): string | undefined =>
  binaryMediaTypes.find((entry) => {
    const pattern = essenceOf(entry.replaceAll('~1', '/'));
    if (pattern === '*/*' || pattern === mediaType) return true;
    return pattern.endsWith('/*') && mediaType.startsWith(pattern.slice(0, -1));
  });

const textual =
  /^text\/|[/+](?:json|xml)$|^application\/(?:javascript|x-www-form-urlencoded|graphql|jwt|yaml|x-yaml|sql)$/;

/** Whether bodies of this type are usually bytes rather than text. */
export const isBinaryByNature = (mediaType: string): boolean =>
  mediaType.includes('/') && !mediaType.includes('*') && !textual.test(mediaType) && mediaType !== 'image/svg+xml';
