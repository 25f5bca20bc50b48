import { isIP } from 'node:net';
import { regionSchema } from '@gatescope/shared';
import * as z from 'zod';
import { acceptedRisk } from './flags.ts';

const list = (item: z.ZodType<string, string> = z.string()) =>
  z
    .string()
    .default('')
    .transform((text) =>
      text
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== ''),
    )
    .pipe(z.array(item));

const whole = (fallback: number, least: number, most: number) =>
  z
    .string()
    .default(String(fallback))
    .refine(
      (text) => /^\d+$/.test(text) && Number(text) >= least && Number(text) <= most,
      `must be a whole number from ${least} to ${most}`,
    )
    .transform(Number);

const hostNameSchema = z
  .string()
  .regex(/^[A-Za-z0-9.-]+$/, 'must be host names without scheme and port, separated by commas');
const albArnPattern =
  /^arn:(aws|aws-cn|aws-us-gov):elasticloadbalancing:[a-z]{2}-(gov-)?[a-z]+-\d:\d{12}:loadbalancer\/app\/.+$/;

/** Every variable, each by its own rule. Rules across variables stand in `config.ts`. */
export const settingsSchema = z.object({
  GATESCOPE_LISTEN: z
    .string()
    .default('127.0.0.1')
    .refine((text) => text === 'localhost' || isIP(text) !== 0, 'must be an IP address, such as 127.0.0.1 or 0.0.0.0'),
  PORT: whole(8080, 0, 65_535),
  GATESCOPE_MODE: z.enum(['sandbox', 'aws'], 'must be sandbox or aws').default('aws'),
  GATESCOPE_REGIONS: list(regionSchema),
  GATESCOPE_TARGETS: z.string().min(1, 'must be the path of a file, or its content').optional(),
  GATESCOPE_NO_SIGN_IN: z.literal(acceptedRisk, `must be the whole sentence ${acceptedRisk}`).optional(),
  GATESCOPE_ALB_ARN: z.string().regex(albArnPattern, 'must be the ARN of an Application Load Balancer').optional(),
  GATESCOPE_OIDC_ISSUER: z.url('must be the URL of the issuer, as its tokens say it').optional(),
  GATESCOPE_OIDC_CLIENT_ID: z.string().min(1, 'must not be empty').optional(),
  GATESCOPE_ALB_KEYS_URL: z.url({ protocol: /^https$/, error: 'must be an https URL' }).optional(),
  GATESCOPE_ROLES_CLAIM: z.string().min(1, 'must not be empty').default('groups'),
  GATESCOPE_VIEWER_VALUES: list(),
  GATESCOPE_PROBER_VALUES: list(),
  GATESCOPE_ALLOWED_HOSTS: list(hostNameSchema),
  GATESCOPE_DATA_DIR: z.string().min(1, 'must be the path of a folder').optional(),
  GATESCOPE_WEB_ROOT: z.string().min(1, 'must be the path of a folder').optional(),
  GATESCOPE_LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'], 'must be debug, info, warn, error or silent')
    .default('info'),
  GATESCOPE_REQUESTS_PER_MINUTE: whole(0, 0, 1_000_000),
  GATESCOPE_TIMEOUT_MS: whole(60_000, 1_000, 600_000),
  GATESCOPE_REUSE_MS: whole(5_000, 0, 60_000),
  GATESCOPE_SHUTDOWN_MS: whole(25_000, 0, 600_000),
  GATESCOPE_BODY_LIMIT_BYTES: whole(16 * 1024 * 1024, 1_024, 256 * 1024 * 1024),
  GATESCOPE_REPORT_LIMIT: whole(1_000, 1, 100_000),
  GATESCOPE_SIGN_PROBES: z.enum(['yes', 'no'], 'must be yes or no').default('no'),
});

export type Settings = z.infer<typeof settingsSchema>;
