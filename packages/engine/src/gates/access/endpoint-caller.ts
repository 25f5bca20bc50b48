import type { Request } from '@gatescope/shared';
import { parseArn } from '@gatescope/shared';

/** Stands for a signed caller whose name was not said. */
const unnamed = 'arn:aws:iam::000000000000:role/not-said';

/**
 * Who the caller is to an endpoint's policy: a signature counts whatever the method's own authorization is, every other
 * Authorization header is anonymous. Several where it was not said.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-vpc-endpoint-policies.html
 */
export const endpointCallers = ({ credential, principal }: Request): readonly string[] => {
  const isNamed = principal !== undefined && parseArn(principal) !== undefined;
  switch (credential.scheme) {
    case 'sigv4':
      return [isNamed ? principal : unnamed];
    case 'not-said':
      return ['anonymous', isNamed ? principal : unnamed];
    default:
      return ['anonymous'];
  }
};

/** Whether a name of `endpointCallers` is a real one. */
export const isNamedCaller = (principal: string): boolean => principal !== unnamed;
