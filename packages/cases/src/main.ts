import { statSync } from 'node:fs';
import { loadCases } from './case-file.ts';
import type { CaseResult, RunResult } from './run-cases.ts';
import { runCases } from './run-cases.ts';

const usage = 'Usage: npm run --silent cases -- DIR [--json]';

const mark = (result: CaseResult): string => {
  if (result.falseAlarm) return 'ALARM ';
  if (result.misled) return 'MISLED';
  return result.top1 ? 'ok    ' : 'missed';
};

const printTable = ({ cases, summary }: RunResult): void => {
  for (const result of cases) {
    const expected = result.control ? '(control)' : result.expected.join(', ');
    console.log(
      `${mark(result)}  ${result.id.padEnd(8)} ${expected}  ->  ${result.found.join(', ') || result.outcome}`,
    );
  }
  const { withoutLogs, ...withLogs } = summary;
  console.table({ 'with log lines': withLogs, 'without log lines': withoutLogs });
};

const isFolder = (path: string): boolean => {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
};

const main = async (): Promise<void> => {
  const [folder, ...rest] = process.argv.slice(2).filter((word) => word !== '--json');
  if (!folder || rest.length > 0 || !isFolder(folder)) {
    console.error(
      folder && rest.length === 0 ? `DIR: ${folder} is no folder. Give the folder that holds the cases.` : usage,
    );
    process.exitCode = 2;
    return;
  }
  const result = await runCases(loadCases(folder));
  if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify(result)}\n`);
  else printTable(result);
};

await main();
