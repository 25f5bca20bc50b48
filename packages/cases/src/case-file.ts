import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AccountFile } from '@gatescope/shared';
import { caseRequestSchema, complaintSchema } from '@gatescope/shared';
import { withSearchBytes } from './search-bytes.ts';

/** What a case expects; `cors-*` in a list means every id with that prefix. */
export interface Expected {
  readonly causes: readonly string[];
  readonly alsoAccept: readonly string[];
  readonly notCauses: readonly string[];
}

/** A real failure (or a healthy control) as an account, a request and a symptom. Format: `cases/public/README.md`. */
export interface CaseFile {
  readonly id: string;
  readonly control: boolean;
  readonly account: AccountFile;
  /** In the form of the file; null when a management call failed. */
  readonly request: ReturnType<typeof caseRequestSchema.parse> | null;
  readonly symptom: ReturnType<typeof complaintSchema.parse>;
  readonly expected: Expected;
  /** The file as it stands; the sandbox dates log lines by the symptom. */
  readonly raw: object;
}

interface RawCase {
  readonly id?: string;
  readonly control?: boolean;
  readonly account?: AccountFile;
  readonly request?: unknown;
  readonly symptom?: unknown;
  readonly expected?: { readonly causes?: string[]; readonly alsoAccept?: string[]; readonly notCauses?: string[] };
}

/** Reads one case; throws with the file's name and the field when it is malformed. */
export const parseCase = (text: string, fileName: string): CaseFile => {
  const raw = withSearchBytes(JSON.parse(text)) as RawCase; // checked field by field below
  if (!raw.account?.accountId || !raw.account.region)
    throw new Error(`${fileName}: \`account\` needs accountId and region.`);
  return {
    id: raw.id ?? fileName.replace(/\.json$/, ''),
    control: raw.control === true,
    raw,
    account: raw.account,
    request: raw.request === null || raw.request === undefined ? null : caseRequestSchema.parse(raw.request),
    symptom: complaintSchema.parse(raw.symptom ?? {}),
    expected: {
      causes: raw.expected?.causes ?? [],
      alsoAccept: raw.expected?.alsoAccept ?? [],
      notCauses: raw.expected?.notCauses ?? [],
    },
  };
};

/** A case that could not be read, so that it counts as missed instead of vanishing. */
export interface UnreadableCase {
  readonly id: string;
  readonly problem: string;
}

/** Every `*.json` of a folder, by name. */
export const loadCases = (folder: string): readonly (CaseFile | UnreadableCase)[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => {
      try {
        return parseCase(readFileSync(join(folder, name), 'utf8'), name);
      } catch (error) {
        return { id: name.replace(/\.json$/, ''), problem: error instanceof Error ? error.message : String(error) };
      }
    });

/** The same case without its log lines: a line can give the answer away. */
export const withoutLogs = (file: CaseFile): CaseFile => {
  const {
    accessLogs: _access,
    executionLogs: _execution,
    ...account
  } = file.account as AccountFile & Record<string, unknown>;
  return { ...file, account: account as AccountFile, raw: { ...file.raw, account } };
};
