import * as z from 'zod';

/** Claims of a token that a diagnosis needs; the token itself is never kept. Times are epoch seconds. */
export const tokenClaimsSchema = z.looseObject({
  iss: z.string().optional(),
  aud: z.union([z.string(), z.array(z.string())]).optional(),
  client_id: z.string().optional(),
  token_use: z.string().optional(),
  scope: z.string().optional(),
  exp: z.number().optional(),
  nbf: z.number().optional(),
  iat: z.number().optional(),
  kid: z.string().optional(),
  alg: z.string().optional(),
});
export type TokenClaims = z.infer<typeof tokenClaimsSchema>;

/** What the caller authenticates with, as a description; never a secret. */
export const credentialSchema = z.discriminatedUnion('scheme', [
  z.object({ scheme: z.literal('none') }),
  z.object({ scheme: z.literal('not-said') }),
  z.object({
    scheme: z.literal('sigv4'),
    region: z.string().optional(),
    service: z.string().optional(),
    signedHost: z.string().optional(),
    signedHeaders: z.array(z.string()).optional(),
    /** `YYYYMMDDTHHMMSSZ` as signed. */
    date: z.string().optional(),
    temporary: z.boolean().optional(),
  }),
  z.object({ scheme: z.literal('bearer'), claims: tokenClaimsSchema.optional() }),
  z.object({ scheme: z.literal('basic') }),
  z.object({ scheme: z.literal('other') }),
]);
export type Credential = z.infer<typeof credentialSchema>;

/** Which API key came with the request. `unknown-key`: a value that is no key of this account. */
export const apiKeySentSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('key'), keyId: z.string() }),
  z.object({ kind: z.literal('unknown-key') }),
  /** Sent, but whose it is was not said. */
  z.object({ kind: z.literal('sent') }),
  z.object({ kind: z.literal('not-sent') }),
  z.object({ kind: z.literal('not-said') }),
]);
export type ApiKeySent = z.infer<typeof apiKeySentSchema>;

export const clientSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('browser'),
    /** Scheme, host and port, or `null` for an opaque origin; unsaid when the page's origin is not known. */
    origin: z.string().optional(),
    credentials: z.enum(['omit', 'same-origin', 'include']).optional(),
  }),
  z.object({ kind: z.literal('program') }),
  z.object({ kind: z.literal('not-said') }),
]);
export type Client = z.infer<typeof clientSchema>;

export const callerPlaces = ['public-internet', 'vpc', 'peered-vpc', 'on-prem', 'browser', 'not-said'] as const;
export type CallerPlace = (typeof callerPlaces)[number];

/** Where the caller is. Every unsaid field is absent; unsaid is not "none". */
export const networkSchema = z.object({
  from: z.enum(callerPlaces),
  accountId: z.string().optional(),
  vpcId: z.string().optional(),
  subnetId: z.string().optional(),
  securityGroupIds: z.array(z.string()).optional(),
  /** The endpoint that the caller says (or the URL shows) it goes through. */
  vpceId: z.string().optional(),
  sourceIp: z.string().optional(),
});
export type CallerNetwork = z.infer<typeof networkSchema>;

export const clientCertificateSchema = z.looseObject({
  subject: z.string().optional(),
  issuer: z.string().optional(),
  selfSigned: z.boolean().optional(),
  notAfter: z.string().optional(),
});
export type ClientCertificate = z.infer<typeof clientCertificateSchema>;

/** API Gateway takes 10,240 bytes of request line and headers; what is far above is no URL that was called. */
const urlSchema = z.string().max(65_536);

/** The call in question. */
export const requestSchema = z.object({
  /** Upper case. */
  method: z.string(),
  url: urlSchema,
  /** By lower-case name. Secret values are masked where they enter; `<...>` describes a value. */
  headers: z.record(z.string(), z.string()),
  credential: credentialSchema,
  /** Principal ARN, `anonymous`, or absent when unsaid. */
  principal: z.string().optional(),
  apiKey: apiKeySentSchema,
  client: clientSchema,
  network: networkSchema,
  /** The Host that reached API Gateway where something in between (CDN, proxy) replaced it. */
  hostReceivedByApiGateway: z.string().optional(),
  clientCertificate: clientCertificateSchema.optional(),
  bodyBytes: z.number().optional(),
  body: z.string().optional(),
});
export type Request = z.infer<typeof requestSchema>;

/** The request in the form of a case file; null and absent both mean "not said". */
export const caseRequestSchema = z.looseObject({
  method: z.string().nullish(),
  url: urlSchema.nullish(),
  from: z.string().nullish(),
  sourceVpcId: z.string().nullish(),
  sourceVpceId: z.string().nullish(),
  sourceSubnetId: z.string().nullish(),
  sourceSecurityGroupIds: z.array(z.string()).nullish(),
  sourceIp: z.string().nullish(),
  origin: z.string().nullish(),
  credentials: z.string().nullish(),
  headers: z.record(z.string(), z.union([z.string(), z.array(z.string()), z.number()]).nullish()).nullish(),
  /** The id of the key that was sent; null = a value that is no key of this account; absent = no key sent. */
  apiKeyId: z.string().nullish(),
  signed: z.boolean().nullish(),
  principal: z.string().nullish(),
  callerAccountId: z.string().nullish(),
  signedHost: z.string().nullish(),
  hostReceivedByApiGateway: z.string().nullish(),
  clientCertificate: clientCertificateSchema.nullish(),
  bodyBytes: z.number().nullish(),
  body: z.union([z.string(), z.record(z.string(), z.unknown()), z.array(z.unknown())]).nullish(),
  tokenClaims: tokenClaimsSchema.nullish(),
});
export type CaseRequest = z.infer<typeof caseRequestSchema>;
