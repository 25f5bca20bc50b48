import type { DiagnosisResult, GateResult, Trace } from '@gatescope/shared';
import type { Tone } from '../../../components/status.tsx';
import { corsTexts as texts } from './cors-texts.ts';
import { headerOfIssue } from './header-of-issue.ts';

/** One header that the browser looks at. */
export interface CorsHeaderRow {
  readonly name: string;
  readonly value: string;
  /** Only where the browser refuses it. */
  readonly wanted: string | undefined;
  /** The browser's issue is about this header. */
  readonly isOffending: boolean;
}

/** One leg of a page's call: what it asks, what is answered, what the browser makes of it. */
export interface CorsLegView {
  readonly leg: Trace['leg'];
  readonly title: string;
  readonly method: string;
  readonly asks: readonly { readonly name: string; readonly value: string }[];
  readonly status: string;
  /** The browser's issue is about the status. */
  readonly isStatusOffending: boolean;
  readonly source: string | undefined;
  readonly headers: readonly CorsHeaderRow[];
  readonly end: { readonly tone: Tone; readonly word: string };
  /** The kind of issue in the browser's own word. */
  readonly issue: string | undefined;
  readonly notes: readonly string[];
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const textIn = (detail: GateResult['detail'], key: string): string | undefined => {
  const value = detail[key];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
};

const gateOf = ({ gates }: Trace, id: string): GateResult | undefined => gates.find(({ gate }) => gate === id);

const issueOf = (gate: GateResult | undefined): string | undefined =>
  gate?.outcome === 'stopped' ? (gate.replies.find(({ corsIssue }) => corsIssue)?.corsIssue ?? undefined) : undefined;

/** Names that a browser looks at on a leg: those always shown, and those shown where they are there. */
const looked = {
  preflight: {
    always: ['access-control-allow-origin', 'access-control-allow-methods', 'access-control-allow-headers'],
    ifThere: ['access-control-allow-credentials', 'access-control-max-age', 'location', 'vary'],
  },
  actual: {
    always: ['access-control-allow-origin'],
    ifThere: ['access-control-allow-credentials', 'access-control-expose-headers', 'location', 'vary'],
  },
} as const satisfies Record<Trace['leg'], object>;

const asksOf = (detail: GateResult['detail'], origin: string): CorsLegView['asks'] => {
  const asks = isRecord(detail['asks']) ? detail['asks'] : { origin };
  return Object.entries(asks)
    .filter(([name]) => name !== 'accept')
    .map(([name, value]) => ({ name, value: String(value) }))
    .toSorted((a, b) => b.name.localeCompare(a.name));
};

const wantedIn = (detail: GateResult['detail']): string | undefined => {
  const more = Array.isArray(detail['alsoWanted']) ? detail['alsoWanted'].map(String) : [];
  const all = [textIn(detail, 'wanted'), ...more].filter((text) => text !== undefined);
  return all.length > 0 ? all.join(', ') : undefined;
};

const toHeaders = (gate: GateResult, leg: Trace['leg'], needsCredentials: boolean): CorsHeaderRow[] => {
  const { detail } = gate;
  const known = isRecord(detail['headers']) ? detail['headers'] : undefined;
  const offending = textIn(detail, 'header') ?? headerOfIssue(issueOf(gate));
  const names = new Set<string>(looked[leg].always);
  if (needsCredentials) names.add('access-control-allow-credentials');
  for (const name of looked[leg].ifThere) if (known?.[name] !== undefined) names.add(name);
  if (offending !== undefined) names.add(offending);
  return [...names].map((name) => {
    const value = known?.[name];
    const isOffending = gate.outcome === 'stopped' && name === offending;
    return {
      name,
      value: Array.isArray(value) ? value.join(', ') : known === undefined ? texts.notKnown : texts.absent,
      wanted: isOffending ? wantedIn(detail) : undefined,
      isOffending,
    };
  });
};

const ownEnd = ({ leg }: Trace, { outcome }: GateResult): CorsLegView['end'] => {
  if (outcome === 'stopped') return { tone: 'bad', word: leg === 'preflight' ? texts.blockedBefore : texts.blocked };
  if (outcome === 'unknown') return { tone: 'unknown', word: texts.backendDecides };
  return outcome === 'passed' ? { tone: 'good', word: texts.lets } : { tone: 'off', word: texts.nothingToJudge };
};

/** A request that waits for its preflight in vain is told as what it would be. */
const endOf = (trace: Trace, browser: GateResult, isHeldBack: boolean): CorsLegView['end'] => {
  if (gateOf(trace, 'page')?.outcome === 'stopped') return { tone: 'bad', word: texts.notSent };
  if (!isHeldBack || trace.leg === 'preflight') return ownEnd(trace, browser);
  return { tone: 'off', word: browser.outcome === 'stopped' ? texts.heldBackToo : texts.heldBack };
};

const notesOf = (browser: GateResult): string[] => {
  const { detail } = browser;
  const kept = detail['keptSeconds'];
  return [
    ...(typeof kept === 'number' && kept > 0 ? [texts.kept(kept)] : []),
    ...(isRecord(detail['unenforced']) ? [texts.unenforced] : []),
    ...(detail['restsOnBackend'] === true && browser.outcome === 'passed' ? [texts.restsOnBackend] : []),
    ...(detail['disagreesWithConfiguration'] === true ? [texts.disagrees] : []),
  ];
};

const sourceOf = ({ detail }: GateResult): string | undefined => {
  const from = textIn(detail, 'from');
  return from === undefined ? undefined : texts.sources[from];
};

interface Client {
  readonly origin: string;
  readonly needsCredentials: boolean;
  /** The preflight fails. */
  readonly isHeldBack: boolean;
}

const toLeg = (trace: Trace, client: Client): CorsLegView[] => {
  const browser = gateOf(trace, 'browser');
  const page = gateOf(trace, 'page');
  if (!browser) return [];
  const isUnsent = page?.outcome === 'stopped';
  return [
    {
      leg: trace.leg,
      title: trace.leg === 'preflight' ? texts.preflight : texts.call,
      method: trace.method,
      asks: asksOf(browser.detail, client.origin),
      status: isUnsent ? texts.none : (textIn(browser.detail, 'status') ?? texts.notKnown),
      isStatusOffending: issueOf(browser) === 'PreflightInvalidStatus',
      source: sourceOf(browser),
      headers: isUnsent ? [] : toHeaders(browser, trace.leg, client.needsCredentials),
      end: endOf(trace, browser, client.isHeldBack),
      issue: issueOf(page) ?? issueOf(browser),
      notes: notesOf(browser),
    },
  ];
};

const isRefused = (trace: Trace): boolean =>
  trace.leg === 'preflight' && gateOf(trace, 'browser')?.outcome === 'stopped';

/**
 * Preflight and call side by side as the browser sees them; empty where no page of another origin calls. Of a canary the
 * stage's production draw is shown.
 */
export const toCorsView = ({ request, traces }: Pick<DiagnosisResult, 'request' | 'traces'>): CorsLegView[] => {
  if (request?.client.kind !== 'browser' || request.client.origin === undefined) return [];
  const own = traces.filter(({ draw }) => draw === 'production');
  const client: Client = {
    origin: request.client.origin,
    needsCredentials: request.client.credentials === 'include',
    isHeldBack: own.some(isRefused),
  };
  const isJudged = own.some(
    (trace) => gateOf(trace, 'browser')?.outcome !== 'skipped' || gateOf(trace, 'page')?.outcome === 'stopped',
  );
  return isJudged ? own.flatMap((trace) => toLeg(trace, client)) : [];
};
