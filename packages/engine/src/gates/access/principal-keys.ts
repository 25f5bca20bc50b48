import { parseArn, roleArnOfSession } from '@gatescope/shared';

const typeOf = (service: string, resource: string): string => {
  if (service === 'sts') return resource.startsWith('federated-user/') ? 'FederatedUser' : 'AssumedRole';
  if (resource === 'root') return 'Account';
  return resource.startsWith('user/') ? 'User' : 'AssumedRole';
};

/**
 * The condition keys that follow from an authenticated principal's ARN.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principal-properties
 */
export const principalKeys = (principal: string): Record<string, string> => {
  const arn = parseArn(principal);
  if (!arn) return {};
  const type = typeOf(arn.service, arn.resource);
  const userName = type === 'User' ? arn.resource.split('/').at(-1) : undefined;
  return {
    'aws:PrincipalArn': roleArnOfSession(principal),
    'aws:PrincipalAccount': arn.accountId,
    'aws:PrincipalType': type,
    'aws:PrincipalIsAWSService': 'false',
    ...(userName ? { 'aws:username': userName } : {}),
  };
};

const unclearNames = new Set([
  'aws:principalorgid',
  'aws:principalorgpaths',
  'aws:tokenissuetime',
  'aws:multifactorauthpresent',
  'aws:multifactorauthage',
  'aws:userid',
]);

/** Whether a signed request may carry this key (name in lower case) without anything here telling its value. */
export const isUnclearPrincipalKey = (name: string): boolean =>
  unclearNames.has(name) || name.startsWith('aws:principaltag/');

/** Whether the key (name in lower case) speaks of an authenticated principal, so that an anonymous request never has it. */
export const isPrincipalKey = (name: string): boolean =>
  unclearNames.has(name) || /^aws:(principal(account|arn|type|isawsservice|servicename|tag\/.*)|username)$/.test(name);
