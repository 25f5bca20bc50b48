/** Reason codes of policies: code -> what it means. */
export const policyReasons = {
  'endpoint-policy-refuses': 'the endpoint policy has a matching Deny, or no matching Allow',
  'resource-policy-denies': 'a Deny statement of the resource policy matches',
  'resource-policy-no-allow': 'no Allow statement of the resource policy matches and this authorization type needs one',
  'resource-policy-missing': 'a private API without a resource policy admits nobody',
  'waf-blocks': 'a rule or the default action of the web ACL blocks',
} as const satisfies Record<string, string>;
