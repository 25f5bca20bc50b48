import type { ReasonCode } from '../../reason-codes.ts';

/** What exactly stops a request at its integration, with the reason code that it counts under. */
export const causes = {
  'stage-variable-missing': 'stage-variable-missing',
  'lambda-method-not-post': 'lambda-method-not-post',
  /** No Allow of the function's own policy admits API Gateway for this API, stage and method. */
  'function-policy-no-allow': 'backend-refuses',
  'function-policy-denies': 'backend-refuses',
  /** The role's trust policy does not admit API Gateway, or there is no such role. */
  'role-not-assumable': 'backend-refuses',
  'role-no-allow': 'backend-refuses',
  'concurrency-zero': 'function-throttled',
  'address-malformed': 'backend-unreachable',
  /** A `{name}` in the address that no request parameter fills. */
  'path-parameter-unmapped': 'backend-unreachable',
  /** The function, or its version or alias, does not exist. */
  'function-missing': 'backend-unreachable',
  /** The function is in a state in which it cannot be invoked. */
  'function-not-usable': 'backend-unreachable',
  /** The address is private and no VPC link leads there. */
  'endpoint-not-public': 'backend-unreachable',
  /** No certificate can carry the host name that the integration uses. */
  'certificate-name': 'backend-unreachable',
  /** The VPC link's load balancer does not listen on the port of the integration. */
  'no-listener': 'backend-unreachable',
  /** The security groups of VPC link and load balancer do not let the call through. */
  'network-blocked': 'backend-unreachable',
  /** The integration calls another API, and the call does not get there: its name, its network, its certificate. */
  'next-api-unreachable': 'backend-unreachable',
  'link-missing': 'vpc-link-unusable',
  'link-not-available': 'vpc-link-unusable',
  'targets-unhealthy': 'vpc-link-unusable',
  'media-type-unsupported': 'media-type-unsupported',
  /** The body counts as binary, and a template cannot read it. */
  'body-not-transformable': 'mapping-fails',
  /** The mock gets a body without a statusCode. */
  'mock-status-missing': 'mapping-fails',
  /** No integration response matches and none is the default. */
  'response-unmatched': 'mapping-fails',
  /** The integration response leads to a status for which the method has no response. */
  'method-response-missing': 'mapping-fails',
} as const satisfies Record<string, ReasonCode>;

export type Cause = keyof typeof causes;

/** The cause that a gate left in its detail. */
export const readCause = (value: unknown): Cause | undefined =>
  (Object.keys(causes) as Cause[]).find((cause) => cause === value); // keys of the table
