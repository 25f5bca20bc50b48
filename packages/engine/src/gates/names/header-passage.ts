import { textOf } from '../access/json.ts';

/** Which headers of a viewer a distribution hands on to the origin; names in lower case. */
export type HeaderPassage =
  | { readonly kind: 'all' }
  | { readonly kind: 'without'; readonly names: readonly string[] }
  | { readonly kind: 'only'; readonly names: readonly string[] };

/** What of a cache behavior tells it. */
export interface HeaderSettings {
  readonly OriginRequestPolicyId?: unknown;
  readonly CachePolicyId?: unknown;
  readonly ForwardedValues?: unknown;
}

// https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-origin-request-policies.html
export const allViewer = '216adef6-5c7f-47e4-b989-5492eafa07d3';
export const allViewerExceptHost = 'b689b0a8-53d0-40ab-baf2-68738e2966ac';
const allViewerAndCloudFront = '33f36d7e-f396-46d9-90e0-52428a34d9dc';
const namedByRequestPolicy: Readonly<Record<string, readonly string[]>> = {
  '59781a5b-3903-41f3-afcb-af62929ccde1': ['origin'],
  '88a5eaf4-2fd4-4709-b370-b4c650ea3fcf': ['access-control-request-headers', 'access-control-request-method', 'origin'],
  'acba4595-bd28-49b8-b9fe-13317c0390fa': ['referer', 'user-agent'],
  'bf0718e1-ba1e-49d1-88b1-f726733018ae': ['host'],
};

// https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html
const namedByCachePolicy: Readonly<Record<string, readonly string[]>> = {
  '4135ea2d-6df8-44a3-9df3-4b5a84be39ad': [],
  '658327ea-f89d-4fab-a63d-7e88639e58f6': [],
  'b2884449-e4de-46a7-ac36-70bc7f1ddd6d': [],
  '2e54312d-136d-493c-8eb9-b001f22f67d2': ['authorization', 'host'],
};

const withoutQuery = new Set([
  '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
  '658327ea-f89d-4fab-a63d-7e88639e58f6',
  'b2884449-e4de-46a7-ac36-70bc7f1ddd6d',
]);

const listed = ({ ForwardedValues }: HeaderSettings): string[] | undefined => {
  const items = (ForwardedValues as { Headers?: { Items?: unknown } } | undefined)?.Headers; // as AWS returned it
  if (items === undefined) return undefined;
  return Array.isArray(items.Items) ? items.Items.map((item) => String(item).toLowerCase()) : [];
};

const readsBodyless = (method: string): boolean => /^(?:GET|HEAD|OPTIONS)$/i.test(method);

/** Older settings name headers to keep; the others travel, but for a few that CloudFront takes off. */
const byForwardedValues = (settings: HeaderSettings, method: string): HeaderPassage | undefined => {
  const kept = listed(settings);
  if (kept === undefined) return undefined;
  if (kept.includes('*')) return { kind: 'all' };
  const takenOff = ['referer', 'user-agent', ...(readsBodyless(method) ? ['authorization'] : [])];
  return { kind: 'without', names: takenOff.filter((name) => !kept.includes(name)) };
};

/**
 * The headers that a cache behavior hands on; undefined where a policy of one's own decides, which is not read.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/RequestAndResponseBehaviorCustomOrigin.html
 */
export const headerPassageOf = (settings: HeaderSettings, method: string): HeaderPassage | undefined => {
  const { OriginRequestPolicyId: request, CachePolicyId: cache } = settings;
  if (request === allViewer || request === allViewerExceptHost || request === allViewerAndCloudFront)
    return { kind: 'all' };
  if (cache === undefined && request === undefined) return byForwardedValues(settings, method);
  const fromCache = namedByCachePolicy[textOf(cache) ?? ''];
  const fromRequest = request === undefined ? [] : namedByRequestPolicy[textOf(request) ?? ''];
  if (!fromCache || !fromRequest) return undefined;
  // Whether a body's Authorization is taken off under these policies is not documented.
  const kept = readsBodyless(method) ? [] : ['authorization'];
  return { kind: 'only', names: [...fromCache, ...fromRequest, ...kept] };
};

/** Whether the query string is handed on; undefined where a policy of one's own decides. */
export const handsQueryOn = (settings: HeaderSettings): boolean | undefined => {
  const { OriginRequestPolicyId: request, CachePolicyId: cache, ForwardedValues } = settings;
  if (request === allViewer || request === allViewerExceptHost || request === allViewerAndCloudFront) return true;
  if (cache === undefined && request === undefined) {
    const isOn = (ForwardedValues as { QueryString?: unknown } | undefined)?.QueryString; // as AWS returned it
    return typeof isOn === 'boolean' ? isOn : undefined;
  }
  const isBare =
    withoutQuery.has(textOf(cache) ?? '') && (request === undefined || (textOf(request) ?? '') in namedByRequestPolicy);
  return isBare ? false : undefined;
};

/** Whether a header of the viewer reaches the origin. */
export const isHandedOn = (passage: HeaderPassage, name: string): boolean => {
  const header = name.toLowerCase();
  switch (passage.kind) {
    case 'all':
      return true;
    case 'without':
      return !passage.names.includes(header);
    case 'only':
      return (
        passage.names.includes(header) || /^(?:content-|transfer-|accept-encoding$|x-forwarded-|via$)/.test(header)
      );
  }
};
