import { splitArn } from './split-arn.ts';

/** Who sends the request, taken from the principal's text alone. */
export type Caller =
  | { readonly kind: 'anonymous'; readonly name: string }
  | { readonly kind: 'service'; readonly name: string }
  | {
      readonly kind: 'identity';
      readonly name: string;
      readonly partition: string;
      readonly account: string;
      /** True for the account's root user itself. */
      readonly isRoot: boolean;
      /** The name of the role, without path, where the caller is a session of one. */
      readonly sessionOf: string | undefined;
    };

const readSession = (service: string, resource: string): string | undefined => {
  if (service !== 'sts' || !resource.startsWith('assumed-role/')) return undefined;
  const [, role, session] = resource.split('/');
  return role !== undefined && session !== undefined ? role : undefined;
};

/** Reads `anonymous`, an ARN, or else the name of an AWS service. */
export const readCaller = (principal: unknown): Caller => {
  const name = typeof principal === 'string' ? principal : '';
  if (name === 'anonymous' || name === '') return { kind: 'anonymous', name: 'anonymous' };
  const parts = name.startsWith('arn:') ? splitArn(name) : undefined;
  if (parts === undefined) return { kind: 'service', name };
  const [, partition = '', service = '', , account = '', resource = ''] = parts;
  const isRoot = service === 'iam' && resource === 'root';
  return { kind: 'identity', name, partition, account, isRoot, sessionOf: readSession(service, resource) };
};
