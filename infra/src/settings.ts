import { permissionParts } from '@gatescope/collector';
import * as z from 'zod';
import { endpointNames } from './endpoint-names.ts';
import { contradictions } from './settings-contradictions.ts';

const accountId = z.string().regex(/^\d{12}$/, 'must be an account id of 12 digits');
const region = z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'must be a Region, such as eu-central-1');
const endpoint = z.url({ protocol: /^https$/, error: 'must be an https URL' });
const secretArn = /^arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:\d{12}:secret:.+$/;
const certificateArn = /^arn:aws[a-z-]*:acm:[a-z0-9-]+:\d{12}:certificate\/.+$/;
const roleArn = /^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/;
const cidr = z
  .cidrv4('must be an IPv4 range, such as 10.0.0.0/8')
  .refine((range) => !range.endsWith('/0'), 'must not be the whole internet');

const target = z.strictObject({
  accountId,
  name: z.string().min(1).max(80).optional(),
  roleArn: z.string().regex(roleArn, 'must be the ARN of a role').optional(),
  externalId: z.string().min(2).max(1224).optional(),
  regions: z.array(region).min(1),
});

const network = z.strictObject({
  vpcId: z.string().regex(/^vpc-[0-9a-f]+$/, 'must be the id of a VPC'),
  /** Who may reach the load balancer. */
  readers: z.array(cidr).min(1),
  /** Security groups of what collects metrics: they reach the task as the load balancer does, but cannot sign in. */
  metricsFrom: z.array(z.string().regex(/^sg-[0-9a-f]+$/, 'must be the id of a security group')).default([]),
  /** False: the subnets have no way to AWS, and endpoints are made for what the console reads. */
  hasNat: z.boolean().default(true),
  /** Without NAT: endpoints that the VPC has already. A second one with private names would be refused. */
  existingEndpoints: z.array(z.enum(endpointNames)).default([]),
  /** Where the task finds the load balancer's public keys, when it cannot reach AWS's own place. */
  albKeysUrl: endpoint.optional(),
});

const signIn = z.strictObject({
  issuer: endpoint,
  authorizationEndpoint: endpoint,
  tokenEndpoint: endpoint,
  userInfoEndpoint: endpoint,
  clientId: z.string().min(1),
  clientSecretArn: z.string().regex(secretArn, 'must be the ARN of a secret in Secrets Manager'),
  rolesClaim: z.string().min(1).default('groups'),
  /** Without any, whoever is signed in may read. */
  viewerValues: z.array(z.string().min(1)).default([]),
  /** Without any, nobody may probe. */
  proberValues: z.array(z.string().min(1)).default([]),
});

const settingsSchema = z
  .strictObject({
    accountId,
    region,
    network,
    hostName: z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'must be a host name'),
    certificateArn: z.string().regex(certificateArn, 'must be the ARN of a certificate in ACM'),
    signIn,
    targets: z.array(target).min(1),
    /** Optional parts of the role's permissions; all when absent. */
    permissionParts: z.array(z.enum(permissionParts)).optional(),
    /** An image in ECR of this account; built from the Dockerfile when absent. */
    image: z.strictObject({ repository: z.string().min(1), tag: z.string().min(1) }).optional(),
    /** Keeps saved reports on an encrypted file system; in the task's memory otherwise. */
    keepReports: z.boolean().default(false),
    /** Probers may have requests signed with the console's role. What it may invoke is not granted here. */
    signProbes: z.boolean().default(false),
    logRetentionDays: z.literal([30, 90, 180, 365, 731]).default(90),
    /** Hears of every alarm. */
    alarmTopicArn: z.string().startsWith('arn:').optional(),
  })
  .superRefine((settings, context) => {
    for (const { path, message } of contradictions(settings)) context.addIssue({ code: 'custom', path, message });
  });

/** Everything that a deployment is made from. */
export type Settings = z.infer<typeof settingsSchema>;

/** Reads settings; throws with everything that is wrong at once. */
export const parseSettings = (input: unknown): Settings => {
  const parsed = settingsSchema.safeParse(input);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path, message }) => `  - ${path.join('.') || 'settings'}: ${message}.`);
  throw new Error(['The settings cannot be used:', ...problems].join('\n'));
};
