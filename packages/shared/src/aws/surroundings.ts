import * as z from 'zod';

// What stands around an API: functions, roles, web ACLs, load balancers, names, distributions.

const strings = z.array(z.string());

/** Lambda GetFunctionConfiguration. https://docs.aws.amazon.com/lambda/latest/api/API_GetFunctionConfiguration.html */
export const lambdaFunctionSchema = z.looseObject({
  FunctionName: z.string().optional(),
  FunctionArn: z.string().optional(),
  Timeout: z.number().optional(),
  MemorySize: z.number().optional(),
  State: z.string().optional(),
  LastUpdateStatus: z.string().optional(),
  VpcConfig: z
    .looseObject({ VpcId: z.string().optional(), SubnetIds: strings.optional(), SecurityGroupIds: strings.optional() })
    .optional(),
  Role: z.string().optional(),
  Runtime: z.string().optional(),
});
export type LambdaFunction = z.infer<typeof lambdaFunctionSchema>;

/** Lambda GetFunctionConcurrency. */
export const functionConcurrencySchema = z.looseObject({ ReservedConcurrentExecutions: z.number().optional() });
export type FunctionConcurrency = z.infer<typeof functionConcurrencySchema>;

export const iamRoleSchema = z.looseObject({
  RoleName: z.string().optional(),
  Arn: z.string().optional(),
  /** Decoded JSON text. */
  AssumeRolePolicyDocument: z.string().optional(),
  PermissionsBoundary: z.looseObject({ PermissionsBoundaryArn: z.string().optional() }).optional(),
});
export type IamRole = z.infer<typeof iamRoleSchema>;

/** One policy of a principal, inline or attached. */
export const identityPolicySchema = z.object({
  PolicyName: z.string(),
  PolicyDocument: z.unknown(),
  /** Of a managed policy; others may share it. */
  PolicyArn: z.string().optional(),
  /** Of a group's inline policy. */
  GroupName: z.string().optional(),
});
export type IdentityPolicy = z.infer<typeof identityPolicySchema>;

export const webAclSchema = z.looseObject({
  Name: z.string().optional(),
  Id: z.string().optional(),
  ARN: z.string().optional(),
  DefaultAction: z.looseObject({}).optional(),
  Rules: z
    .array(
      z.looseObject({
        Name: z.string().optional(),
        Priority: z.number().optional(),
        Statement: z.looseObject({}).optional(),
        Action: z.looseObject({}).optional(),
        OverrideAction: z.looseObject({}).optional(),
      }),
    )
    .optional(),
});
export type WebAcl = z.infer<typeof webAclSchema>;

export const ipSetSchema = z.looseObject({
  Name: z.string().optional(),
  ARN: z.string().optional(),
  IPAddressVersion: z.string().optional(),
  Addresses: strings.optional(),
});
export type IpSet = z.infer<typeof ipSetSchema>;

export const loadBalancerSchema = z.looseObject({
  LoadBalancerArn: z.string().optional(),
  DNSName: z.string().optional(),
  LoadBalancerName: z.string().optional(),
  Scheme: z.string().optional(),
  Type: z.string().optional(),
  VpcId: z.string().optional(),
  State: z.looseObject({ Code: z.string().optional() }).optional(),
  SecurityGroups: strings.optional(),
});
export type LoadBalancer = z.infer<typeof loadBalancerSchema>;

export const listenerSchema = z.looseObject({
  ListenerArn: z.string().optional(),
  LoadBalancerArn: z.string().optional(),
  Port: z.number().optional(),
  Protocol: z.string().optional(),
  DefaultActions: z
    .array(
      z.looseObject({
        Type: z.string().optional(),
        TargetGroupArn: z.string().optional(),
        ForwardConfig: z
          .looseObject({ TargetGroups: z.array(z.looseObject({ TargetGroupArn: z.string().optional() })).optional() })
          .optional(),
      }),
    )
    .optional(),
});
export type Listener = z.infer<typeof listenerSchema>;

export const targetGroupSchema = z.looseObject({
  TargetGroupArn: z.string(),
  TargetGroupName: z.string().optional(),
  Protocol: z.string().optional(),
  Port: z.number().optional(),
  VpcId: z.string().optional(),
  TargetType: z.string().optional(),
  LoadBalancerArns: strings.optional(),
  HealthCheckPath: z.string().optional(),
  Matcher: z.looseObject({ HttpCode: z.string().optional() }).optional(),
});
export type TargetGroup = z.infer<typeof targetGroupSchema>;

export const targetHealthSchema = z.looseObject({
  Target: z.looseObject({ Id: z.string().optional(), Port: z.number().optional() }).optional(),
  TargetHealth: z
    .looseObject({ State: z.string().optional(), Reason: z.string().optional(), Description: z.string().optional() })
    .optional(),
});
export type TargetHealth = z.infer<typeof targetHealthSchema>;

/** Route 53 record set with the zone it lies in. */
export const dnsRecordSchema = z.looseObject({
  /** With a trailing dot, as Route 53 returns it. */
  Name: z.string(),
  Type: z.string(),
  TTL: z.number().optional(),
  ResourceRecords: z.array(z.looseObject({ Value: z.string().optional() })).optional(),
  AliasTarget: z.looseObject({ DNSName: z.string().optional(), HostedZoneId: z.string().optional() }).optional(),
  HostedZone: z
    .looseObject({
      Id: z.string().optional(),
      Name: z.string().optional(),
      PrivateZone: z.boolean().optional(),
      VPCs: strings.optional(),
    })
    .optional(),
});
export type DnsRecord = z.infer<typeof dnsRecordSchema>;

export const distributionSchema = z.looseObject({
  Id: z.string().optional(),
  DomainName: z.string().optional(),
  Status: z.string().optional(),
  Enabled: z.boolean().optional(),
  Aliases: z.looseObject({ Items: strings.optional() }).optional(),
  /** A list of origins; each with `Id`, `DomainName`, `OriginPath`. */
  Origins: z
    .array(
      z.looseObject({
        Id: z.string().optional(),
        DomainName: z.string().optional(),
        OriginPath: z.string().optional(),
      }),
    )
    .optional(),
  DefaultCacheBehavior: z.looseObject({}).optional(),
  CacheBehaviors: z
    .array(z.looseObject({ PathPattern: z.string().optional(), TargetOriginId: z.string().optional() }))
    .optional(),
});
export type Distribution = z.infer<typeof distributionSchema>;
