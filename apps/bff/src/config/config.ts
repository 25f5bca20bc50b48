import { regionSchema } from '@gatescope/shared';
import type * as z from 'zod';
import type { AlbSignIn } from '../sign-in/alb-sign-in.ts';
import { acceptedRisk, applyFlags } from './flags.ts';
import { settingsSchema, type Settings } from './settings-schema.ts';
import { parseTargets, readTargetsFile, type ConfiguredTarget } from './targets-file.ts';

/** Everything that can be set, checked. */
export interface Config {
  readonly listen: string;
  readonly port: number;
  readonly mode: 'sandbox' | 'aws';
  readonly targets: readonly ConfiguredTarget[];
  readonly signIn: AlbSignIn | undefined;
  readonly allowedHosts: readonly string[];
  readonly dataDir: string | undefined;
  readonly webRoot: string | undefined;
  readonly logLevel: string;
  readonly requestsPerMinute: number;
  readonly timeoutMs: number;
  /** How long what was read of an API is reused where nothing fresh is asked for. */
  readonly reuseMs: number;
  readonly shutdownMs: number;
  readonly bodyLimitBytes: number;
  readonly reportLimit: number;
  /** Probes may be signed with the console's own role. */
  readonly signProbes: boolean;
  /** Variables that look like settings and are none: most likely misspelled. */
  readonly ignored: readonly string[];
}

type Env = Readonly<Record<string, string | undefined>>;

const isLoopback = (address: string): boolean =>
  address === 'localhost' || address === '::1' || address.startsWith('127.');

/** Reads one variable by its own rule; the rules across variables want to hear of the good ones even where others are bad. */
const valueOf = <K extends keyof Settings>(env: Env, name: K): Settings[K] | undefined => {
  const parsed = settingsSchema.shape[name].safeParse(env[name]);
  // Each key's parser yields the value of this key.
  return parsed.success ? (parsed.data as Settings[K]) : undefined;
};

const signInProblems = (env: Env): string[] => {
  const parts = ['GATESCOPE_ALB_ARN', 'GATESCOPE_OIDC_ISSUER', 'GATESCOPE_OIDC_CLIENT_ID'] as const;
  const missing = parts.filter((name) => env[name] === undefined);
  const problems: string[] = [];
  if (missing.length > 0 && missing.length < parts.length) {
    problems.push(`${missing.join(', ')}: missing. Sign-in needs ${parts.join(', ')}, all three.`);
  }
  const listen = valueOf(env, 'GATESCOPE_LISTEN');
  if (
    listen !== undefined &&
    !isLoopback(listen) &&
    missing.length === parts.length &&
    env['GATESCOPE_NO_SIGN_IN'] === undefined
  ) {
    problems.push(
      `GATESCOPE_LISTEN (--listen): ${listen} can be reached from other machines, and nobody would have to sign in. Configure sign-in (${parts.join(', ')}), listen on 127.0.0.1, or say --${acceptedRisk}.`,
    );
  }
  return problems;
};

const readTargets = (
  env: Env,
): { readonly targets: readonly ConfiguredTarget[]; readonly problems: readonly string[] } => {
  const path = valueOf(env, 'GATESCOPE_TARGETS');
  const regions = valueOf(env, 'GATESCOPE_REGIONS');
  if (path !== undefined && (regions?.length ?? 0) > 0) {
    return {
      targets: [],
      problems: [
        'GATESCOPE_TARGETS (--targets) and GATESCOPE_REGIONS (--regions): give one of them; the file says the Regions of each account.',
      ],
    };
  }
  if (path?.trimStart().startsWith('{')) return parseTargets('GATESCOPE_TARGETS', path);
  if (path !== undefined) return readTargetsFile(path);
  if (regions === undefined) return { targets: [], problems: [] };
  const fallback = [env['AWS_REGION'], env['AWS_DEFAULT_REGION']]
    .flatMap((region) => (region ? [region] : []))
    .slice(0, 1);
  const chosen = regions.length > 0 ? regions : fallback;
  if (chosen.length === 0) {
    return {
      targets: [],
      problems: [
        'GATESCOPE_REGIONS (--regions): no Region is given. Say which Regions to read, for example --regions eu-central-1,us-east-1.',
      ],
    };
  }
  const bad = chosen.filter((region) => !regionSchema.safeParse(region).success);
  if (bad.length > 0) return { targets: [], problems: [`AWS_REGION: ${bad.join(', ')} is no Region.`] };
  return { targets: [{ regions: [...new Set(chosen)] }], problems: [] };
};

const flagOf: Partial<Record<string, string>> = {
  GATESCOPE_LISTEN: '--listen',
  PORT: '--port',
  GATESCOPE_MODE: '--mode',
  GATESCOPE_REGIONS: '--regions',
  GATESCOPE_ALLOWED_HOSTS: '--allowed-hosts',
};

const schemaProblems = (issues: readonly z.core.$ZodIssue[]): string[] =>
  issues.map(({ path, message }) => {
    const name = String(path[0]);
    const flag = flagOf[name];
    return `${name}${flag === undefined ? '' : ` (${flag})`}: ${message}.`;
  });

const toSignIn = (values: Settings): AlbSignIn | undefined => {
  const { GATESCOPE_ALB_ARN: albArn, GATESCOPE_OIDC_ISSUER: issuer, GATESCOPE_OIDC_CLIENT_ID: clientId } = values;
  if (albArn === undefined || issuer === undefined || clientId === undefined) return undefined;
  const roles = {
    claim: values.GATESCOPE_ROLES_CLAIM,
    viewerValues: values.GATESCOPE_VIEWER_VALUES,
    proberValues: values.GATESCOPE_PROBER_VALUES,
  };
  return { albArn, issuer, clientId, keysUrl: values.GATESCOPE_ALB_KEYS_URL, roles };
};

/** On loopback there is one person and no neighbour to protect from them. */
const defaultPerMinute = (signIn: AlbSignIn | undefined, listen: string): number =>
  signIn === undefined && isLoopback(listen) ? 60_000 : 600;

/** Of the launcher and the build. */
const otherVariables = new Set(['GATESCOPE_ANNOUNCE', 'GATESCOPE_VERSION']);

const isIgnored = (name: string): boolean =>
  name.startsWith('GATESCOPE_') && !Object.hasOwn(settingsSchema.shape, name) && !otherVariables.has(name);

const toConfig = (values: Settings, targets: readonly ConfiguredTarget[]): Omit<Config, 'ignored'> => {
  const signIn = toSignIn(values);
  return {
    listen: values.GATESCOPE_LISTEN,
    port: values.PORT,
    mode: values.GATESCOPE_MODE,
    targets,
    signIn,
    allowedHosts: values.GATESCOPE_ALLOWED_HOSTS,
    dataDir: values.GATESCOPE_DATA_DIR,
    webRoot: values.GATESCOPE_WEB_ROOT,
    logLevel: values.GATESCOPE_LOG_LEVEL,
    requestsPerMinute: values.GATESCOPE_REQUESTS_PER_MINUTE || defaultPerMinute(signIn, values.GATESCOPE_LISTEN),
    timeoutMs: values.GATESCOPE_TIMEOUT_MS,
    reuseMs: values.GATESCOPE_REUSE_MS,
    shutdownMs: values.GATESCOPE_SHUTDOWN_MS,
    bodyLimitBytes: values.GATESCOPE_BODY_LIMIT_BYTES,
    reportLimit: values.GATESCOPE_REPORT_LIMIT,
    signProbes: values.GATESCOPE_SIGN_PROBES === 'yes',
  };
};

/** Reads flags and environment. Everything that is wrong is said at once, each with what would be right. */
export const readConfig = (
  args: readonly string[],
  environment: Env,
): { readonly config: Config } | { readonly problems: readonly string[] } => {
  const { env, problems: flagProblems } = applyFlags(args, environment);
  const parsed = settingsSchema.safeParse(env);
  const { targets, problems: targetProblems } = readTargets(env);
  const problems = [
    ...flagProblems,
    ...(parsed.success ? [] : schemaProblems(parsed.error.issues)),
    ...signInProblems(env),
    ...targetProblems,
  ];
  if (problems.length > 0 || !parsed.success) return { problems };
  return { config: { ...toConfig(parsed.data, targets), ignored: Object.keys(env).filter(isIgnored) } };
};
