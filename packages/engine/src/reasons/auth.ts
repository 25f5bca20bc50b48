/** Reason codes of authentication and authorization: code -> what it means. */
export const authReasons = {
  'iam-unsigned': 'the method asks for AWS_IAM and the request is not signed',
  'iam-signature-invalid': 'the signature is for another host, Region, service or time',
  'iam-identity-denies': "a Deny of the caller's own policies matches",
  'iam-identity-no-allow': "neither the caller's own policies nor the resource policy allow",
  'iam-cross-account': 'a caller of another account needs an allow on both sides',
  'authorizer-identity-missing': "the authorizer's identity source is not in the request",
  'authorizer-denies': 'the authorizer refuses the token',
  'authorizer-misconfigured': 'the authorizer cannot work as configured',
} as const satisfies Record<string, string>;
