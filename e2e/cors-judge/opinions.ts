import { judgeTranscript, preflightOf, readConsole, type TranscriptVerdict } from '@gatescope/engine';
import type { Seen } from './browser-judge.ts';
import { type Call, toHops } from './served.ts';

/** What one of the two says of a call, in the same words, so that a difference is an unequal text. */
export interface Opinion {
  /** `allowed`, or the kind of CORS issue. */
  readonly verdict: string;
  /** What the preflight asks for; `none` where there is none. */
  readonly preflight: string;
  /** The issue and its leg as the browser's console line is read. */
  readonly line: string;
}

const lineOf = (issue: string, leg: string): string => `${issue} on the ${leg} leg`;

const asked = (headers: Readonly<Record<string, string>> | undefined): string =>
  headers === undefined
    ? 'none'
    : ['origin', 'access-control-request-method', 'access-control-request-headers']
        .map((name) => headers[name] ?? '-')
        .join(' ');

const lineFor = (verdict: TranscriptVerdict): string => {
  if (verdict.allowed === 'unknown') return 'unknown';
  return verdict.allowed ? 'none' : lineOf(verdict.issue, verdict.leg);
};

/** The engine's opinion, from what the browser is answered. */
export const engineOn = (call: Call): Opinion => {
  const verdict = judgeTranscript(call.request, toHops(call));
  return {
    verdict: verdict.allowed === 'unknown' ? 'unknown' : verdict.allowed ? 'allowed' : verdict.issue,
    preflight: asked(preflightOf(call.request)?.headers),
    line: lineFor(verdict),
  };
};

/** The browser's, from what it did and reported. */
export const browserOn = (seen: Seen): Opinion => {
  const reading = seen.console === undefined ? undefined : readConsole(seen.console);
  return {
    verdict: seen.blocked ? (seen.issue ?? reading?.issue ?? 'blocked, and it does not say why') : 'allowed',
    preflight: asked(seen.preflights[0]),
    line: reading === undefined ? 'none' : lineOf(reading.issue, reading.leg ?? 'unknown'),
  };
};

/** The value or name that gave offence is the one that the engine shows. */
const namesTheSame = (call: Call, { parameter }: Seen): boolean => {
  const verdict = judgeTranscript(call.request, toHops(call));
  if (parameter === undefined || verdict.allowed !== false) return true;
  return [verdict.value, verdict.wanted, ...(verdict.alsoWanted ?? [])].includes(parameter);
};

/** The calls of which browser and engine do not say the same, each with both opinions. */
export const listDifferences = (calls: readonly Call[], seen: ReadonlyMap<string, Seen>): string[] =>
  calls.flatMap((call) => {
    const own = seen.get(call.name);
    if (!own) return [`${call.name}: was not called`];
    const [browser, engine] = [JSON.stringify(browserOn(own)), JSON.stringify(engineOn(call))];
    if (browser === engine && namesTheSame(call, own)) return [];
    return [`${call.name}: browser ${browser} (${own.parameter ?? '-'}), engine ${engine}, line ${own.console ?? '-'}`];
  });
