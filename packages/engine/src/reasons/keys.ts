/** Reason codes of API keys, plans, limits and request validation: code -> what it means. */
export const keysReasons = {
  'api-key-missing': 'the method needs an API key and none was sent',
  'api-key-invalid': 'the key that was sent is disabled or no key of this account',
  'api-key-not-in-plan': 'the key is in no usage plan that holds this stage',
  'usage-plan-missing': 'no usage plan holds this stage',
  'api-key-source': 'the key is looked for in another place than it is sent',
  throttled: 'a rate or burst limit of zero (or below need) at method, stage, plan or account',
  'quota-exceeded': "the plan's quota is used up",
  'payload-too-large': 'body, headers or URL are over their limit',
  'request-invalid': 'the request validator misses a required parameter or finds that the body does not fit its model',
} as const satisfies Record<string, string>;
