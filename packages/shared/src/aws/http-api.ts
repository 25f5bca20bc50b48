import * as z from 'zod';

// Shapes of the AWS SDK for JavaScript v3 outputs (client-apigatewayv2), which keep AWS's PascalCase.
// https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/

const strings = z.array(z.string());
const stringMap = z.record(z.string(), z.string());

export const corsConfigurationSchema = z.looseObject({
  AllowOrigins: strings.optional(),
  AllowMethods: strings.optional(),
  AllowHeaders: strings.optional(),
  ExposeHeaders: strings.optional(),
  AllowCredentials: z.boolean().optional(),
  MaxAge: z.number().optional(),
});
export type CorsConfiguration = z.infer<typeof corsConfigurationSchema>;

export const apiV2Schema = z.looseObject({
  ApiId: z.string(),
  Name: z.string().optional(),
  ProtocolType: z.string().optional(),
  ApiEndpoint: z.string().optional(),
  RouteSelectionExpression: z.string().optional(),
  ApiKeySelectionExpression: z.string().optional(),
  CorsConfiguration: corsConfigurationSchema.optional(),
  DisableExecuteApiEndpoint: z.boolean().optional(),
  CreatedDate: z.string().optional(),
  IpAddressType: z.string().optional(),
  Tags: stringMap.optional(),
});
export type ApiV2 = z.infer<typeof apiV2Schema>;

export const routeV2Schema = z.looseObject({
  RouteId: z.string().optional(),
  RouteKey: z.string(),
  Target: z.string().optional(),
  AuthorizationType: z.string().optional(),
  AuthorizerId: z.string().optional(),
  AuthorizationScopes: strings.optional(),
  ApiKeyRequired: z.boolean().optional(),
  RouteResponseSelectionExpression: z.string().optional(),
});
export type RouteV2 = z.infer<typeof routeV2Schema>;

export const integrationV2Schema = z.looseObject({
  IntegrationId: z.string().optional(),
  IntegrationType: z.string().optional(),
  IntegrationMethod: z.string().optional(),
  IntegrationUri: z.string().optional(),
  ConnectionType: z.string().optional(),
  ConnectionId: z.string().optional(),
  CredentialsArn: z.string().optional(),
  PayloadFormatVersion: z.string().optional(),
  TimeoutInMillis: z.number().optional(),
  RequestParameters: stringMap.optional(),
  TlsConfig: z.looseObject({ ServerNameToVerify: z.string().optional() }).optional(),
});
export type IntegrationV2 = z.infer<typeof integrationV2Schema>;

export const stageV2Schema = z.looseObject({
  StageName: z.string(),
  AutoDeploy: z.boolean().optional(),
  DeploymentId: z.string().optional(),
  DefaultRouteSettings: z.looseObject({}).optional(),
  RouteSettings: z.record(z.string(), z.looseObject({})).optional(),
  StageVariables: stringMap.optional(),
  AccessLogSettings: z.looseObject({ DestinationArn: z.string().optional(), Format: z.string().optional() }).optional(),
  CreatedDate: z.string().optional(),
  LastUpdatedDate: z.string().optional(),
  LastDeploymentStatusMessage: z.string().optional(),
  Tags: stringMap.optional(),
});
export type StageV2 = z.infer<typeof stageV2Schema>;

export const authorizerV2Schema = z.looseObject({
  AuthorizerId: z.string().optional(),
  Name: z.string().optional(),
  AuthorizerType: z.string().optional(),
  AuthorizerUri: z.string().optional(),
  AuthorizerCredentialsArn: z.string().optional(),
  AuthorizerPayloadFormatVersion: z.string().optional(),
  AuthorizerResultTtlInSeconds: z.number().optional(),
  EnableSimpleResponses: z.boolean().optional(),
  IdentitySource: strings.optional(),
  JwtConfiguration: z.looseObject({ Audience: strings.optional(), Issuer: z.string().optional() }).optional(),
});
export type AuthorizerV2 = z.infer<typeof authorizerV2Schema>;

export const deploymentV2Schema = z.looseObject({
  DeploymentId: z.string().optional(),
  DeploymentStatus: z.string().optional(),
  AutoDeployed: z.boolean().optional(),
  CreatedDate: z.string().optional(),
  Description: z.string().optional(),
});
export type DeploymentV2 = z.infer<typeof deploymentV2Schema>;

export const apiMappingSchema = z.looseObject({
  ApiId: z.string().optional(),
  ApiMappingId: z.string().optional(),
  ApiMappingKey: z.string().optional(),
  Stage: z.string().optional(),
});
export type ApiMapping = z.infer<typeof apiMappingSchema>;

export const domainNameV2Schema = z.looseObject({
  DomainName: z.string(),
  DomainNameConfigurations: z.array(z.looseObject({})).optional(),
  MutualTlsAuthentication: z.looseObject({ TruststoreUri: z.string().optional() }).optional(),
  RoutingMode: z.string().optional(),
});
export type DomainNameV2 = z.infer<typeof domainNameV2Schema>;

export const vpcLinkV2Schema = z.looseObject({
  VpcLinkId: z.string().optional(),
  Name: z.string().optional(),
  VpcLinkStatus: z.string().optional(),
  VpcLinkStatusMessage: z.string().optional(),
  SubnetIds: strings.optional(),
  SecurityGroupIds: strings.optional(),
});
export type VpcLinkV2 = z.infer<typeof vpcLinkV2Schema>;

/** A routing rule of a custom domain. https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-routing-rules.html */
export const routingRuleSchema = z.looseObject({
  RoutingRuleId: z.string().optional(),
  Priority: z.number().optional(),
  Conditions: z
    .array(
      z.looseObject({
        MatchBasePaths: z.looseObject({ AnyOf: strings.optional() }).optional(),
        MatchHeaders: z
          .looseObject({
            AnyOf: z
              .array(z.looseObject({ Header: z.string().optional(), ValueGlob: z.string().optional() }))
              .optional(),
          })
          .optional(),
      }),
    )
    .optional(),
  Actions: z
    .array(
      z.looseObject({
        InvokeApi: z
          .looseObject({
            ApiId: z.string().optional(),
            Stage: z.string().optional(),
            StripBasePath: z.boolean().optional(),
          })
          .optional(),
      }),
    )
    .optional(),
});
export type RoutingRule = z.infer<typeof routingRuleSchema>;
