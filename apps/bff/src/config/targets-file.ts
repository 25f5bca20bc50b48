import { readFileSync } from 'node:fs';
import { accountIdSchema, regionSchema } from '@gatescope/shared';
import * as z from 'zod';

const targetSchema = z.strictObject({
  accountId: accountIdSchema,
  name: z.string().min(1).max(80).optional(),
  /** The role to assume; the process's own credentials when absent. */
  roleArn: z
    .string()
    .regex(
      /^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/,
      'A role looks like arn:aws:iam::111122223333:role/GatescopeReader',
    )
    .optional(),
  externalId: z.string().min(2).max(1224).optional(),
  regions: z.array(regionSchema).min(1),
});

const targetsFileSchema = z.strictObject({ targets: z.array(targetSchema).min(1) });

/** An account to read, in which Regions, as whom. */
export interface ConfiguredTarget {
  readonly accountId?: string | undefined;
  readonly name?: string | undefined;
  readonly roleArn?: string | undefined;
  readonly externalId?: string | undefined;
  readonly regions: readonly string[];
}

type Targets = { readonly targets: readonly ConfiguredTarget[]; readonly problems: readonly string[] };

const failed = (...problems: string[]): Targets => ({ targets: [], problems });

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const contradictions = (path: string, targets: readonly ConfiguredTarget[]): string[] => {
  const problems: string[] = [];
  const seen = new Set<string>();
  let hasOwn = false;
  targets.forEach(({ accountId = '', roleArn, externalId }, index) => {
    const where = `${path}: targets.${index}`;
    if (seen.has(accountId))
      problems.push(`${where}.accountId: the account ${accountId} stands here twice; list its Regions in one entry.`);
    seen.add(accountId);
    const roleAccount = roleArn?.split(':')[4];
    if (roleAccount !== undefined && roleAccount !== accountId)
      problems.push(`${where}.roleArn: the role is of account ${roleAccount}, not of ${accountId}.`);
    if (roleArn === undefined && hasOwn) {
      problems.push(
        `${where}.roleArn: the entry has no roleArn, as an entry before it; only the account of the process's own credentials can do without.`,
      );
    }
    hasOwn ||= roleArn === undefined;
    if (externalId !== undefined && roleArn === undefined)
      problems.push(`${where}.externalId: an external id needs a roleArn beside it.`);
  });
  return problems;
};

/** Reads the file of accounts and Regions; says everything that is wrong with it at once. */
export const readTargetsFile = (path: string): Targets => {
  try {
    return parseTargets(path, readFileSync(path, 'utf8'));
  } catch (error) {
    return failed(`${path}: it cannot be read (${messageOf(error)}).`);
  }
};

/** Reads the content of such a file; a container gets it as a variable. `name` is what problems call it. */
export const parseTargets = (name: string, text: string): Targets => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return failed(`${name}: it is not valid JSON (${messageOf(error)}).`);
  }
  const parsed = targetsFileSchema.safeParse(value);
  if (!parsed.success)
    return failed(
      ...parsed.error.issues.map((issue) => `${name}: ${issue.path.join('.') || 'the file'}: ${issue.message}.`),
    );
  const { targets } = parsed.data;
  const problems = contradictions(name, targets);
  return problems.length > 0 ? failed(...problems) : { targets, problems: [] };
};
