import type { Request } from '@gatescope/shared';
import { parseArn } from '@gatescope/shared';

/** `anonymous`, an ARN, or undefined for a signed caller whose name was not said. */
export type EndpointCaller = string | undefined;

/**
 * Who the caller is to an endpoint's policy: a signature counts whatever the method's own authorization is, every other
 * Authorization header is anonymous. Several where it was not said.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-vpc-endpoint-policies.html
 */
export const endpointCallers = ({ credential, principal }: Request): readonly EndpointCaller[] => {
  const isNamed = principal !== undefined && parseArn(principal) !== undefined;
  switch (credential.scheme) {
    case 'sigv4':
      return [isNamed ? principal : undefined];
    case 'not-said':
      return ['anonymous', isNamed ? principal : undefined];
    default:
      return ['anonymous'];
  }
};
