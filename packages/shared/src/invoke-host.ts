/**
 * What a host name says about API Gateway by its syntax alone.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-api-test-invoke-url.html
 */
export type InvokeHost =
  | { readonly kind: 'default'; readonly apiId: string; readonly region: string; readonly suffix: string }
  | {
      readonly kind: 'alias';
      readonly apiId: string;
      readonly vpceId: string;
      readonly region: string;
      readonly suffix: string;
    }
  | {
      readonly kind: 'endpoint';
      readonly vpceId: string;
      readonly label: string;
      readonly zone?: string;
      readonly region: string;
      readonly suffix: string;
    }
  | { readonly kind: 'regional-domain'; readonly label: string; readonly region: string; readonly suffix: string }
  | { readonly kind: 'load-balancer'; readonly name: string; readonly region: string }
  | { readonly kind: 'distribution'; readonly name: string }
  | { readonly kind: 'ip-address'; readonly address: string }
  | { readonly kind: 'other'; readonly name: string };

const executeApi = /^([a-z0-9-]+)\.execute-api\.([a-z0-9-]+)\.(amazonaws\.com(?:\.cn)?|c2s\.ic\.gov|sc2s\.sgov\.gov)$/;
const endpoint =
  /^(vpce-[0-9a-f]+)-([a-z0-9]+)(?:-([a-z0-9-]+))?\.execute-api\.([a-z0-9-]+)\.vpce\.(amazonaws\.com(?:\.cn)?)$/;
const balancer = /^(.+)\.(?:elb\.([a-z0-9-]+)|([a-z0-9-]+)\.elb)\.amazonaws\.com(?:\.cn)?$/;

const fromExecuteApi = (label: string, region: string, suffix: string): InvokeHost => {
  const alias = /^([a-z0-9]+)-(vpce-[0-9a-f]+)$/.exec(label);
  if (alias?.[1] && alias[2]) return { kind: 'alias', apiId: alias[1], vpceId: alias[2], region, suffix };
  if (label.startsWith('d-')) return { kind: 'regional-domain', label, region, suffix };
  return { kind: 'default', apiId: label, region, suffix };
};

/** Reads a host name (without port; a trailing dot and upper case are forgiven). */
export const parseInvokeHost = (host: string): InvokeHost => {
  const name = host.toLowerCase().replace(/\.$/, '');
  const vpce = endpoint.exec(name);
  if (vpce?.[1] && vpce[2] && vpce[4] && vpce[5]) {
    const zone = vpce[3];
    return {
      kind: 'endpoint',
      vpceId: vpce[1],
      label: vpce[2],
      ...(zone ? { zone } : {}),
      region: vpce[4],
      suffix: vpce[5],
    };
  }
  const api = executeApi.exec(name);
  if (api?.[1] && api[2] && api[3]) return fromExecuteApi(api[1], api[2], api[3]);
  const elb = balancer.exec(name);
  if (elb) return { kind: 'load-balancer', name, region: elb[2] ?? elb[3] ?? '' };
  if (name.endsWith('.cloudfront.net')) return { kind: 'distribution', name };
  if (/^\d{1,3}(\.\d{1,3}){3}$/.test(name) || name.includes(':')) return { kind: 'ip-address', address: name };
  return { kind: 'other', name };
};
