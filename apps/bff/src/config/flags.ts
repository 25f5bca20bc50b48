import { parseArgs } from 'node:util';

/** The sentence that must be said to serve a network without sign-in. */
export const acceptedRisk = 'no-sign-in-i-accept-that-everyone-on-this-network-can-read-my-api-configuration';

/** Flags and the environment variable that each stands for; a flag outranks its variable. */
const flagVariables = {
  listen: 'GATESCOPE_LISTEN',
  port: 'PORT',
  region: 'GATESCOPE_REGIONS',
  regions: 'GATESCOPE_REGIONS',
  targets: 'GATESCOPE_TARGETS',
  'data-dir': 'GATESCOPE_DATA_DIR',
  'web-root': 'GATESCOPE_WEB_ROOT',
  'allowed-hosts': 'GATESCOPE_ALLOWED_HOSTS',
  mode: 'GATESCOPE_MODE',
  [acceptedRisk]: 'GATESCOPE_NO_SIGN_IN',
} as const;

const isKnown = (name: string): name is keyof typeof flagVariables => Object.hasOwn(flagVariables, name);

/** The environment with the flags put over it, and what is wrong with the flags. */
export const applyFlags = (
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): { readonly env: Readonly<Record<string, string | undefined>>; readonly problems: readonly string[] } => {
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(
      Object.keys(flagVariables).map((name) => [name, { type: name === acceptedRisk ? 'boolean' : 'string' }]),
    ),
    strict: false,
    tokens: true,
    allowPositionals: true,
  });
  const problems: string[] = [];
  const said: Record<string, string> = {};
  for (const token of tokens) {
    if (token.kind === 'positional') problems.push(`${token.value}: this is no flag. Flags begin with two hyphens.`);
    if (token.kind !== 'option') continue;
    if (!isKnown(token.name))
      problems.push(
        `${token.rawName}: there is no such flag. There are: ${Object.keys(flagVariables)
          .map((name) => `--${name}`)
          .join(', ')}.`,
      );
    else if (token.name === acceptedRisk) said[flagVariables[token.name]] = acceptedRisk;
    else if (token.value === undefined || token.value === '') problems.push(`${token.rawName}: a value is missing.`);
    else said[flagVariables[token.name]] = token.value;
  }
  // An empty variable is how a container leaves one out.
  const given = Object.entries(env).filter(([, value]) => value !== undefined && value !== '');
  return { env: { ...Object.fromEntries(given), ...said }, problems };
};
