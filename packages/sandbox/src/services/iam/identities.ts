import { AwsError, DeniedError, readable } from '../../aws-error.ts';
import type { Call } from '../../call.ts';
import { isJsonObject, type Json, type JsonObject } from '../../json.ts';

/** Roles and users are read alike. */
export type IdentityKind = 'role' | 'user';

/** A policy of an identity: inline, or a managed one that is attached to it. */
export interface IdentityPolicy {
  readonly name: string;
  readonly document: JsonObject;
  /** Of a managed policy. */
  readonly arn: string | undefined;
}

/** IAM's answer for a name that it does not know. */
export function noSuchEntity(message: string): AwsError {
  return new AwsError({ status: 404, code: 'NoSuchEntity', message });
}

/** The role as the account file describes it. */
export function findRole({ account }: Call, name: string): JsonObject {
  const role = readable(account.global.iamRoles).find((candidate) => roleName(candidate) === name);
  if (role === undefined) throw noSuchEntity(`The role with name ${name} cannot be found.`);
  return role;
}

/**
 * The policies of an identity. One whose policies the file does not say cannot be read; one that the file's list of
 * roles leaves out does not exist.
 */
export function listIdentityPolicies(call: Call, kind: IdentityKind, name: string): readonly IdentityPolicy[] {
  const { iamRoles, identityPolicies } = call.account.global;
  const said = Object.entries(readable(identityPolicies)).find(([arn]) => isIdentity(arn, call, { kind, name }));
  if (said !== undefined) return said[1].map(toIdentityPolicy);
  const isMissing = kind === 'role' && iamRoles !== undefined && !iamRoles.some((role) => roleName(role) === name);
  if (isMissing) throw noSuchEntity(`The role with name ${name} cannot be found.`);
  throw new DeniedError();
}

/** A managed policy that some identity of the account has attached. */
export function findManagedPolicy({ account }: Call, arn: string): IdentityPolicy {
  const policies = Object.values(readable(account.global.identityPolicies)).flat().map(toIdentityPolicy);
  const found = policies.find((policy) => policy.arn === arn);
  if (found === undefined) throw noSuchEntity(`Policy ${arn} was not found.`);
  return found;
}

function isIdentity(arn: string, { accountId }: Call, { kind, name }: { kind: IdentityKind; name: string }): boolean {
  const [, , service, , owner, resource = ''] = arn.split(':');
  // The path between kind and name is no part of the name.
  const segments = resource.split('/');
  return service === 'iam' && owner === accountId && segments[0] === kind && segments.at(-1) === name;
}

function roleName(role: JsonObject): Json | undefined {
  const { RoleName, Arn } = role;
  return RoleName ?? (typeof Arn === 'string' ? Arn.split('/').at(-1) : undefined);
}

function toIdentityPolicy(entry: JsonObject, index: number): IdentityPolicy {
  const { PolicyName, PolicyArn, PolicyDocument } = entry;
  const arn = typeof PolicyArn === 'string' ? PolicyArn : undefined;
  const fallback = arn?.split('/').at(-1) ?? `policy-${String(index + 1)}`;
  return {
    name: typeof PolicyName === 'string' ? PolicyName : fallback,
    document: PolicyDocument === undefined ? entry : toDocument(PolicyDocument),
    arn,
  };
}

function toDocument(document: Json): JsonObject {
  if (isJsonObject(document)) return document;
  const parsed: unknown = typeof document === 'string' ? JSON.parse(document) : {};
  return isJsonObject(parsed) ? parsed : {};
}
