/** AWS's names of the endpoints that a VPC without NAT needs, behind `com.amazonaws.<region>.`. */
export const endpointNames = [
  'apigateway',
  'ec2',
  'sts',
  'logs',
  'ecr.api',
  'ecr.dkr',
  's3',
  'monitoring',
  'cloudtrail',
  'lambda',
  'wafv2',
  'elasticloadbalancing',
  'elasticfilesystem',
] as const;

export type EndpointName = (typeof endpointNames)[number];
