import type { ApiSummary, ScanFinding } from '@gatescope/shared';
import { paths } from '../../../lib/paths.ts';
import { severityWords } from '../../../lib/severity-words.ts';
import type { ScanOutcome } from '../../../queries/scan-query.ts';
import { findTexts } from '../find-texts.ts';
import type { TroubleSpot } from './to-trouble-spots.ts';

/** An API with what its scan brought; undefined: it was not scanned. */
export interface ScannedApi {
  readonly api: ApiSummary;
  readonly outcome: ScanOutcome | undefined;
}

interface Weighed {
  readonly finding: ScanFinding;
  readonly api: ApiSummary;
}

const weigh = ({ severity }: ScanFinding): number => ['high', 'medium', 'low'].indexOf(severity);

const toSpot = ({ finding, api }: Weighed): TroubleSpot => ({
  key: `${api.accountId} ${api.region} ${api.id} ${finding.id}`,
  tone: severityWords[finding.severity].tone,
  text: `${api.name}: ${finding.title}`,
  href: paths.api({ accountId: api.accountId, region: api.region, apiId: api.id }),
});

/** What a scan found that breaks or exposes something, heaviest first. Advice is told on the API's own page. */
export const toScanSpots = (scanned: readonly ScannedApi[]): TroubleSpot[] =>
  scanned
    .flatMap(({ api, outcome }) =>
      outcome?.kind === 'scanned' ? outcome.scan.findings.map((finding): Weighed => ({ finding, api })) : [],
    )
    .filter(({ finding }) => finding.severity !== 'low')
    .toSorted((a, b) => weigh(a.finding) - weigh(b.finding) || a.api.name.localeCompare(b.api.name))
    .map(toSpot);

/** How much of the fleet the scan's findings speak of. */
export const toScanState = (scanned: readonly ScannedApi[]): string | undefined => {
  const done = scanned.filter(({ outcome }) => outcome?.kind === 'scanned');
  if (done.length === 0) return undefined;
  const unread = scanned.filter(({ outcome }) => outcome?.kind === 'failed').length;
  const partly = done.filter(({ outcome }) => outcome?.kind === 'scanned' && outcome.scan.missing.length > 0).length;
  return findTexts.scanState({ done: done.length, all: scanned.length, unread, partly });
};
