/** What a caller can say of a request, as a sentence names it. */
const fields: Readonly<Record<string, string>> = {
  'network.vpcId': 'the VPC that the call comes from',
  'network.vpceId': 'the VPC endpoint that the call goes through',
  'network.subnetId': 'the subnet that the call comes from',
  'network.securityGroupIds': 'the security groups of the caller',
  'network.sourceIp': 'the address that the call comes from',
  'network.accountId': 'the account that the call comes from',
  'client.origin': 'the origin of the page',
  principal: 'who signed the call',
  credential: 'what authenticates the call',
  'credential.claims': 'the claims of the token',
  clientCertificate: 'the client certificate that was shown',
  apiKey: 'whether an API key was sent',
  'apiKey.keyId': 'which API key was sent',
  body: 'the body of the message',
  url: 'the URL that was called',
};

/** Parts of a request as identity sources and mappings write them. https://docs.aws.amazon.com/apigateway/latest/developerguide/request-response-data-mappings.html */
const parts: readonly (readonly [RegExp, string])[] = [
  [/^(?:headers|method\.request\.header|route\.request\.header|\$request\.header)\.(.+)$/i, 'the header'],
  [
    /^(?:query|method\.request\.querystring|route\.request\.querystring|\$request\.querystring)\.(.+)$/i,
    'the query parameter',
  ],
  [/^(?:method\.request\.path|\$request\.path)\.(.+)$/i, 'the path parameter'],
];

/** A field of the request that was not said, in words; undefined for one that has none. */
export const unsaidWords = (field: string): string | undefined => {
  if (Object.hasOwn(fields, field)) return fields[field];
  for (const [pattern, what] of parts) {
    const name = pattern.exec(field)?.[1];
    if (name !== undefined) return `${what} ${name}`;
  }
  return undefined;
};
