import type { Call, Operation } from '../../call.ts';
import type { JsonObject } from '../../json.ts';
import { type IdentityKind, listIdentityPolicies, noSuchEntity } from './identities.ts';
import { markedList } from './marked-list.ts';

/** The reads of an identity's own policies, which roles and users have alike. */
export function identityOperations(kind: IdentityKind): readonly Operation[] {
  const title = kind === 'role' ? 'Role' : 'User';
  const nameOf = ({ input }: Call) => input.text(`${title}Name`) ?? '';
  const resource = (call: Call) => `arn:${call.partition}:iam::${call.accountId}:${kind}/${nameOf(call)}`;
  const operation = (name: string, answer: (call: Call) => JsonObject): Operation => ({
    name,
    action: `iam:${name}`,
    resource,
    answer,
  });
  const policies = (call: Call) => listIdentityPolicies(call, kind, nameOf(call));

  return [
    operation(`List${title}Policies`, (call) => {
      const inline = policies(call).filter(({ arn }) => arn === undefined);
      return markedList(
        call,
        'PolicyNames',
        inline.map(({ name }) => name),
      );
    }),
    operation(`Get${title}Policy`, (call) => {
      const wanted = call.input.text('PolicyName') ?? '';
      const policy = policies(call).find(({ arn, name }) => arn === undefined && name === wanted);
      if (policy === undefined) throw noSuchEntity(`The ${kind} policy with name ${wanted} cannot be found.`);
      return { [`${title}Name`]: nameOf(call), PolicyName: policy.name, PolicyDocument: toWirePolicy(policy.document) };
    }),
    operation(`ListAttached${title}Policies`, (call) => {
      const attached = policies(call).filter(({ arn }) => arn !== undefined);
      return markedList(
        call,
        'AttachedPolicies',
        attached.map(({ name, arn }) => ({ PolicyName: name, PolicyArn: arn })),
      );
    }),
  ];
}

/** IAM sends policy documents URL-encoded. https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRolePolicy.html */
export function toWirePolicy(document: JsonObject | string): string {
  return encodeURIComponent(typeof document === 'string' ? document : JSON.stringify(document));
}
