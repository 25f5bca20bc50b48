import * as z from 'zod';

// Shapes of the AWS SDK for JavaScript v3 outputs (client-api-gateway). Fields that the product does not name pass through.
// https://docs.aws.amazon.com/apigateway/latest/api/API_Operations.html

/** Times are ISO 8601 in a snapshot. */
const time = z.string();
const strings = z.array(z.string());
const stringMap = z.record(z.string(), z.string());

export const endpointConfigurationSchema = z.looseObject({
  types: strings.optional(),
  ipAddressType: z.string().optional(),
  vpcEndpointIds: strings.optional(),
});

export const restApiSchema = z.looseObject({
  id: z.string(),
  name: z.string().optional(),
  description: z.string().optional(),
  createdDate: time.optional(),
  version: z.string().optional(),
  binaryMediaTypes: strings.optional(),
  minimumCompressionSize: z.number().optional(),
  apiKeySource: z.string().optional(),
  endpointConfiguration: endpointConfigurationSchema.optional(),
  /** As AWS returns it: JSON, escaped once more. */
  policy: z.string().optional(),
  tags: stringMap.optional(),
  disableExecuteApiEndpoint: z.boolean().optional(),
  rootResourceId: z.string().optional(),
  securityPolicy: z.string().optional(),
  endpointAccessMode: z.string().optional(),
  apiStatus: z.string().optional(),
});
export type RestApi = z.infer<typeof restApiSchema>;

export const integrationResponseSchema = z.looseObject({
  statusCode: z.string().optional(),
  selectionPattern: z.string().optional(),
  responseParameters: stringMap.optional(),
  responseTemplates: z.record(z.string(), z.string().nullable()).optional(),
  contentHandling: z.string().optional(),
});
export type IntegrationResponse = z.infer<typeof integrationResponseSchema>;

export const integrationSchema = z.looseObject({
  type: z.string().optional(),
  httpMethod: z.string().optional(),
  uri: z.string().optional(),
  connectionType: z.string().optional(),
  connectionId: z.string().optional(),
  credentials: z.string().optional(),
  requestParameters: stringMap.optional(),
  requestTemplates: z.record(z.string(), z.string().nullable()).optional(),
  passthroughBehavior: z.string().optional(),
  contentHandling: z.string().optional(),
  timeoutInMillis: z.number().optional(),
  cacheNamespace: z.string().optional(),
  cacheKeyParameters: strings.optional(),
  integrationResponses: z.record(z.string(), integrationResponseSchema).optional(),
  tlsConfig: z.looseObject({ insecureSkipVerification: z.boolean().optional() }).optional(),
  integrationTarget: z.string().optional(),
  responseTransferMode: z.string().optional(),
});
export type Integration = z.infer<typeof integrationSchema>;

export const methodResponseSchema = z.looseObject({
  statusCode: z.string().optional(),
  responseParameters: z.record(z.string(), z.boolean()).optional(),
  responseModels: stringMap.optional(),
});

export const methodSchema = z.looseObject({
  httpMethod: z.string().optional(),
  authorizationType: z.string().optional(),
  authorizerId: z.string().optional(),
  authorizationScopes: strings.optional(),
  apiKeyRequired: z.boolean().optional(),
  requestValidatorId: z.string().optional(),
  operationName: z.string().optional(),
  requestParameters: z.record(z.string(), z.boolean()).optional(),
  requestModels: stringMap.optional(),
  methodResponses: z.record(z.string(), methodResponseSchema).optional(),
  methodIntegration: integrationSchema.optional(),
});
export type Method = z.infer<typeof methodSchema>;

export const resourceSchema = z.looseObject({
  id: z.string(),
  parentId: z.string().optional(),
  pathPart: z.string().optional(),
  path: z.string(),
  resourceMethods: z.record(z.string(), methodSchema).optional(),
});
export type Resource = z.infer<typeof resourceSchema>;

export const methodSettingSchema = z.looseObject({
  metricsEnabled: z.boolean().optional(),
  loggingLevel: z.string().optional(),
  dataTraceEnabled: z.boolean().optional(),
  throttlingBurstLimit: z.number().optional(),
  throttlingRateLimit: z.number().optional(),
  cachingEnabled: z.boolean().optional(),
  cacheTtlInSeconds: z.number().optional(),
  cacheDataEncrypted: z.boolean().optional(),
  requireAuthorizationForCacheControl: z.boolean().optional(),
  unauthorizedCacheControlHeaderStrategy: z.string().optional(),
});
export type MethodSetting = z.infer<typeof methodSettingSchema>;

export const canarySettingsSchema = z.looseObject({
  percentTraffic: z.number().optional(),
  deploymentId: z.string().optional(),
  stageVariableOverrides: stringMap.optional(),
  useStageCache: z.boolean().optional(),
});

export const stageSchema = z.looseObject({
  stageName: z.string(),
  deploymentId: z.string().optional(),
  description: z.string().optional(),
  clientCertificateId: z.string().optional(),
  cacheClusterEnabled: z.boolean().optional(),
  cacheClusterSize: z.string().optional(),
  cacheClusterStatus: z.string().optional(),
  methodSettings: z.record(z.string(), methodSettingSchema).optional(),
  variables: stringMap.optional(),
  documentationVersion: z.string().optional(),
  accessLogSettings: z.looseObject({ format: z.string().optional(), destinationArn: z.string().optional() }).optional(),
  canarySettings: canarySettingsSchema.optional(),
  tracingEnabled: z.boolean().optional(),
  webAclArn: z.string().optional(),
  tags: stringMap.optional(),
  createdDate: time.optional(),
  lastUpdatedDate: time.optional(),
});
export type Stage = z.infer<typeof stageSchema>;

export const methodSnapshotSchema = z.looseObject({
  authorizationType: z.string().optional(),
  apiKeyRequired: z.boolean().optional(),
});

export const deploymentSchema = z.looseObject({
  id: z.string(),
  description: z.string().optional(),
  createdDate: time.optional(),
  /** Path -> verb -> what the deployment requires. Only with embed=apisummary. */
  apiSummary: z.record(z.string(), z.record(z.string(), methodSnapshotSchema)).optional(),
});
export type Deployment = z.infer<typeof deploymentSchema>;

export const gatewayResponseSchema = z.looseObject({
  responseType: z.string(),
  statusCode: z.string().optional(),
  responseParameters: stringMap.optional(),
  responseTemplates: stringMap.optional(),
  defaultResponse: z.boolean().optional(),
});
export type GatewayResponse = z.infer<typeof gatewayResponseSchema>;

export const authorizerSchema = z.looseObject({
  id: z.string(),
  name: z.string().optional(),
  type: z.string().optional(),
  providerARNs: strings.optional(),
  authType: z.string().optional(),
  authorizerUri: z.string().optional(),
  authorizerCredentials: z.string().optional(),
  identitySource: z.string().optional(),
  identityValidationExpression: z.string().optional(),
  authorizerResultTtlInSeconds: z.number().optional(),
});
export type Authorizer = z.infer<typeof authorizerSchema>;

export const requestValidatorSchema = z.looseObject({
  id: z.string(),
  name: z.string().optional(),
  validateRequestBody: z.boolean().optional(),
  validateRequestParameters: z.boolean().optional(),
});
export type RequestValidator = z.infer<typeof requestValidatorSchema>;

export const modelSchema = z.looseObject({
  id: z.string().optional(),
  name: z.string(),
  contentType: z.string().optional(),
  schema: z.string().optional(),
});
export type Model = z.infer<typeof modelSchema>;

export const throttleSettingsSchema = z.looseObject({
  burstLimit: z.number().optional(),
  rateLimit: z.number().optional(),
});

export const usagePlanSchema = z.looseObject({
  id: z.string(),
  name: z.string().optional(),
  description: z.string().optional(),
  apiStages: z
    .array(
      z.looseObject({
        apiId: z.string().optional(),
        stage: z.string().optional(),
        /** Keys are `/path/VERB`. */
        throttle: z.record(z.string(), throttleSettingsSchema).optional(),
      }),
    )
    .optional(),
  throttle: throttleSettingsSchema.optional(),
  quota: z
    .looseObject({ limit: z.number().optional(), offset: z.number().optional(), period: z.string().optional() })
    .optional(),
  tags: stringMap.optional(),
});
export type UsagePlan = z.infer<typeof usagePlanSchema>;

/** A key without its value: values are dropped where they enter. */
export const usagePlanKeySchema = z.looseObject({
  id: z.string(),
  type: z.string().optional(),
  name: z.string().optional(),
});
export type UsagePlanKey = z.infer<typeof usagePlanKeySchema>;

/** An API key without its value. */
export const apiKeySchema = z.looseObject({
  id: z.string(),
  name: z.string().optional(),
  enabled: z.boolean().optional(),
  createdDate: time.optional(),
  lastUpdatedDate: time.optional(),
  stageKeys: strings.optional(),
});
export type ApiKey = z.infer<typeof apiKeySchema>;

/** Per key a list of [used, remaining] per day. */
export const usageSchema = z.looseObject({
  usagePlanId: z.string().optional(),
  startDate: z.string().optional(),
  endDate: z.string().optional(),
  items: z.record(z.string(), z.array(z.array(z.number()))).optional(),
});
export type Usage = z.infer<typeof usageSchema>;

export const apiGatewayAccountSchema = z.looseObject({
  cloudwatchRoleArn: z.string().optional(),
  throttleSettings: throttleSettingsSchema.optional(),
  features: strings.optional(),
  apiKeyVersion: z.string().optional(),
});
export type ApiGatewayAccount = z.infer<typeof apiGatewayAccountSchema>;

export const domainNameSchema = z.looseObject({
  domainName: z.string(),
  domainNameId: z.string().optional(),
  domainNameArn: z.string().optional(),
  certificateArn: z.string().optional(),
  certificateName: z.string().optional(),
  certificateUploadDate: time.optional(),
  regionalDomainName: z.string().optional(),
  regionalHostedZoneId: z.string().optional(),
  regionalCertificateArn: z.string().optional(),
  distributionDomainName: z.string().optional(),
  endpointConfiguration: endpointConfigurationSchema.optional(),
  domainNameStatus: z.string().optional(),
  domainNameStatusMessage: z.string().optional(),
  securityPolicy: z.string().optional(),
  endpointAccessMode: z.string().optional(),
  mutualTlsAuthentication: z
    .looseObject({
      truststoreUri: z.string().optional(),
      truststoreVersion: z.string().optional(),
      truststoreWarnings: strings.optional(),
    })
    .optional(),
  policy: z.string().optional(),
  managementPolicy: z.string().optional(),
  routingMode: z.string().optional(),
  ownershipVerificationCertificateArn: z.string().optional(),
  tags: stringMap.optional(),
});
export type DomainName = z.infer<typeof domainNameSchema>;

export const basePathMappingSchema = z.looseObject({
  /** `(none)` is the empty base path. */
  basePath: z.string().optional(),
  restApiId: z.string().optional(),
  stage: z.string().optional(),
});
export type BasePathMapping = z.infer<typeof basePathMappingSchema>;

export const domainNameAccessAssociationSchema = z.looseObject({
  domainNameAccessAssociationArn: z.string().optional(),
  domainNameArn: z.string().optional(),
  accessAssociationSourceType: z.string().optional(),
  accessAssociationSource: z.string().optional(),
});
export type DomainNameAccessAssociation = z.infer<typeof domainNameAccessAssociationSchema>;

export const vpcLinkSchema = z.looseObject({
  id: z.string().optional(),
  name: z.string().optional(),
  targetArns: strings.optional(),
  status: z.string().optional(),
  statusMessage: z.string().optional(),
});
export type VpcLink = z.infer<typeof vpcLinkSchema>;
