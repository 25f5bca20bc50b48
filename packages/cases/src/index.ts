export { type CaseFile, type Expected, loadCases, parseCase, withoutLogs } from './case-file.ts';
export { runCase } from './run-case.ts';
export { type CaseResult, runCases, type RunResult } from './run-cases.ts';
export { type CaseScore, scoreCase, type Summary, summarize } from './score.ts';
