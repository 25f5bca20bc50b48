import type { Diagnosis, MissingFact, ScanFinding, Severity, Snapshot } from '@gatescope/shared';
import type { EnginePort } from '../ports.ts';
import { sampleRequests } from './sample-requests.ts';
import { isBreaking, severityOf } from './severity-of.ts';

type Finding = Diagnosis['findings'][number];

const order: Readonly<Record<Severity, number>> = { high: 0, medium: 1, low: 2 };

const toScanFinding = ({ id, title, summary }: Finding, places: readonly string[]): ScanFinding => ({
  id,
  title,
  summary,
  severity: severityOf(id),
  places: [...places],
});

/** Findings of the same mode are one, at several places. */
const merge = (findings: readonly ScanFinding[]): ScanFinding[] => {
  const byId = new Map<string, ScanFinding>();
  for (const finding of findings) {
    const known = byId.get(finding.id);
    byId.set(finding.id, known ? { ...known, places: [...known.places, ...finding.places] } : finding);
  }
  return [...byId.values()].toSorted((a, b) => order[a.severity] - order[b.severity]);
};

/**
 * What is certain from the settings alone: advice, and what stops a request of which nothing was said. A cause that some
 * callers may escape, or that may be meant, is left to a diagnosis.
 */
export const findInSettings = (
  engine: Pick<EnginePort, 'diagnose'>,
  snapshot: Snapshot,
): { readonly findings: readonly ScanFinding[]; readonly missing: readonly MissingFact[] } => {
  const ask = (request: Parameters<EnginePort['diagnose']>[0]['request']): Diagnosis =>
    engine.diagnose({ snapshot, request, complaint: {}, observations: [] }, { fixes: false });
  const settings = ask(null);
  const samples = sampleRequests(snapshot).map(({ place, request }) => ({ place, diagnosis: ask(request) }));
  const blocking = samples.flatMap(({ place, diagnosis }) => {
    const [top] = diagnosis.findings;
    return top?.certainty === 'certain' && isBreaking(top.id) ? [toScanFinding(top, [place])] : [];
  });
  const latent = settings.latent.filter(({ certainty }) => certainty === 'certain');
  return {
    findings: merge([...blocking, ...latent.map((finding) => toScanFinding(finding, []))]),
    missing: [settings, ...samples.map(({ diagnosis }) => diagnosis)].flatMap(({ hidden }) => hidden),
  };
};
