import type { CaseFile, UnreadableCase } from './case-file.ts';
import { withoutLogs } from './case-file.ts';
import { runCase } from './run-case.ts';
import type { CaseScore, Summary } from './score.ts';
import { scoreCase, summarize } from './score.ts';

export interface CaseResult extends CaseScore {
  readonly id: string;
  readonly control: boolean;
  readonly expected: readonly string[];
  /** Blocking ids, ranked. */
  readonly found: readonly string[];
  readonly latent: readonly string[];
  /** The diagnosis' verdict, or `crashed: …` when the product failed on the case. */
  readonly outcome: string;
}

export interface RunResult {
  readonly cases: readonly CaseResult[];
  readonly summary: Summary & { readonly withoutLogs: Summary };
}

const missed = (id: string, problem: string): CaseResult => ({
  id,
  control: false,
  expected: [],
  found: [],
  latent: [],
  outcome: `crashed: ${problem}`,
  top1: false,
  top3: false,
  misled: false,
  falseAlarm: false,
});

const runOne = async (file: CaseFile): Promise<CaseResult> => {
  const { id, control, expected } = file;
  try {
    const { diagnosis } = await runCase(file);
    const found = diagnosis.findings.map((finding) => finding.id);
    const latent = diagnosis.latent.map((finding) => finding.id);
    return {
      id,
      control,
      expected: expected.causes,
      found,
      latent,
      outcome: diagnosis.outcome.verdict,
      ...scoreCase(expected, control, found),
    };
  } catch (error) {
    return {
      ...missed(id, error instanceof Error ? error.message : String(error)),
      control,
      expected: expected.causes,
    };
  }
};

const runAll = async (files: readonly (CaseFile | UnreadableCase)[]): Promise<CaseResult[]> => {
  const results: CaseResult[] = [];
  for (const file of files) results.push('problem' in file ? missed(file.id, file.problem) : await runOne(file));
  return results;
};

/** Runs every case twice, with and without the log lines it holds. A case that cannot be run counts as missed. */
export const runCases = async (files: readonly (CaseFile | UnreadableCase)[]): Promise<RunResult> => {
  const cases = await runAll(files);
  const silent = await runAll(files.map((file) => ('problem' in file ? file : withoutLogs(file))));
  return { cases, summary: { ...summarize(cases), withoutLogs: summarize(silent) } };
};
