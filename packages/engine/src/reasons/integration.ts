/** Reason codes of integrations and their responses: code -> what it means. A stop's `detail.cause` says it more exactly. */
export const integrationReasons = {
  'stage-variable-missing':
    'the integration refers to a stage variable that this stage does not define or leaves empty',
  'lambda-method-not-post': 'a Lambda integration calls the function with another HTTP method than POST',
  'backend-refuses': "API Gateway may not call the backend: the function's policy, or the integration's role",
  'function-throttled': 'no concurrency is reserved for the function, so every invocation is refused',
  'backend-unreachable': 'address, name, certificate or port of the backend do not lead anywhere',
  'vpc-link-unusable': 'the VPC link does not exist, is not available or has no healthy target',
  'next-api-refuses': 'the integration calls another API of API Gateway, and that one refuses the call',
  'media-type-unsupported': 'no request template for this content type, and the passthrough behavior refuses it',
  'mapping-fails': 'a request or response mapping cannot be applied',
} as const satisfies Record<string, string>;
