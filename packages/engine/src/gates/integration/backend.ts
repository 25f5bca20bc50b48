import { parseArn } from '@gatescope/shared';
import { parseUrl } from '../../parsed-url.ts';

/** A Lambda function as an integration names it. */
export interface LambdaBackend {
  readonly kind: 'lambda';
  /** With its qualifier. */
  readonly functionArn: string;
  readonly unqualifiedArn: string;
  readonly functionName: string;
  readonly qualifier: string | undefined;
  readonly accountId: string;
}

/** An AWS service that is called directly. */
export interface ServiceBackend {
  readonly kind: 'aws';
  readonly service: string;
  /** `action/PutItem` has an action, `path/…` has a path. */
  readonly action: string | undefined;
  readonly path: string | undefined;
}

/** An address on the internet or behind a VPC link. */
export interface HttpBackend {
  readonly kind: 'http';
  readonly scheme: string;
  readonly host: string;
  readonly port: number;
  readonly path: string;
}

/** What stands behind an integration. `unknown`: part of the address is not known here; `malformed`: it is none. */
export type Backend =
  | LambdaBackend
  | ServiceBackend
  | HttpBackend
  | { readonly kind: 'mock' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'malformed' };

const gatewayUri = /^arn:(aws[\w-]*):apigateway:([\w-]+):((?:[\w-]+\.)*[\w-]+):(path|action)\/(.*)$/;
const functionPath = /^\/*\d{4}-\d{2}-\d{2}\/functions\/(.+)\/(?:response-streaming-)?invocations$/;

const toLambda = (text: string): Backend => {
  const arn = parseArn(text);
  if (arn?.service !== 'lambda') return { kind: 'malformed' };
  const [word, functionName, qualifier, ...rest] = arn.resource.split(':');
  if (word !== 'function' || !functionName || qualifier === '' || rest.length > 0) return { kind: 'malformed' };
  if (!/^[\w-]+$/.test(functionName)) return { kind: 'malformed' };
  const unqualifiedArn = qualifier === undefined ? text : text.slice(0, -qualifier.length - 1);
  return { kind: 'lambda', functionArn: text, unqualifiedArn, functionName, qualifier, accountId: arn.accountId };
};

const fromGatewayUri = (uri: string): Backend => {
  const [, , , service = '', form, rest = ''] = gatewayUri.exec(uri) ?? [];
  if (service === '') return { kind: 'malformed' };
  const invoked = service === 'lambda' && form === 'path' ? functionPath.exec(rest)?.[1] : undefined;
  if (invoked) return toLambda(invoked);
  if (service === 'lambda' && form === 'path') return { kind: 'malformed' };
  const name = service.split('.').at(-1) ?? service;
  return form === 'action'
    ? { kind: 'aws', service: name, action: rest, path: undefined }
    : { kind: 'aws', service: name, action: undefined, path: rest };
};

const hostName = /^(?:\[[0-9a-f:.]+\]|[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_])?)$/i;

const fromUrl = (uri: string): Backend => {
  const url = parseUrl(uri);
  if (!url || (url.scheme !== 'http' && url.scheme !== 'https')) return { kind: 'malformed' };
  if (url.host.includes('{')) return { kind: 'unknown' };
  if (!hostName.test(url.host) || url.host.includes('..') || /\s/.test(uri)) return { kind: 'malformed' };
  return { kind: 'http', scheme: url.scheme, host: url.host, port: url.port, path: url.path };
};

const types: readonly string[] = ['HTTP', 'HTTP_PROXY', 'AWS', 'AWS_PROXY', 'MOCK'];

/**
 * Whether something can be concluded from an integration of this type; one that AWS adds later says nothing here.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_Integration.html
 */
export const isKnownType = (type: string | undefined): boolean =>
  type === undefined || type === '' || types.includes(type);

/**
 * Reads an integration's address, its stage variables already put in.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_Integration.html
 */
export const readBackend = (type: string, uri: string | undefined): Backend => {
  if (type === 'MOCK') return { kind: 'mock' };
  if (uri === undefined) return { kind: 'unknown' };
  return type === 'AWS' || type === 'AWS_PROXY' ? fromGatewayUri(uri) : fromUrl(uri);
};
