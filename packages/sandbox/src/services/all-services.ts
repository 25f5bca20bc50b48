import type { Service } from '../call.ts';
import { apiGateway } from './api-gateway/api-gateway.ts';
import { apiGatewayV2 } from './api-gateway-v2/api-gateway-v2.ts';
import { cloudFront } from './cloudfront/cloudfront.ts';
import { cloudTrail } from './cloudtrail/cloudtrail.ts';
import { ec2 } from './ec2/ec2.ts';
import { elb } from './elb/elb.ts';
import { iam } from './iam/iam.ts';
import { lambda } from './lambda/lambda.ts';
import { logs } from './logs/logs.ts';
import { monitoring } from './monitoring/monitoring.ts';
import { route53 } from './route53/route53.ts';
import { sts } from './sts/sts.ts';
import { waf } from './waf/waf.ts';

/** Every service that the sandbox serves. Services that share a signing name are told apart by their operations. */
export const allServices: readonly Service[] = [
  apiGateway,
  apiGatewayV2,
  ec2,
  sts,
  iam,
  elb,
  lambda,
  waf,
  logs,
  monitoring,
  cloudTrail,
  route53,
  cloudFront,
];
