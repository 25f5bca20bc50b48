import type { ApiScan, Severity } from '@gatescope/shared';
import type { ScanOutcome } from '../../../queries/scan-query.ts';
import type { FleetDetail, KnownDetail } from '../fleet-detail.ts';
import { fleetTexts } from '../fleet-texts.ts';

const undeployedOf = ({ stages }: ApiScan): string => {
  if (stages === undefined) return fleetTexts.unknown;
  if (stages.length === 0) return 'no stage';
  return stages
    .map(({ name, undeployed }) => `${name}: ${undeployed === undefined ? fleetTexts.unknown : undeployed || 'none'}`)
    .join(', ');
};

const authorizationOf = ({ authorization }: ApiScan): string => {
  if (authorization === undefined) return fleetTexts.unknown;
  return authorization.length === 0 ? 'nothing to call' : authorization.join(', ');
};

/** How many findings of each weight. */
export const countFindings = ({ findings }: ApiScan): Readonly<Record<Severity, number>> => {
  const of = (severity: Severity): number => findings.filter((finding) => finding.severity === severity).length;
  return { high: of('high'), medium: of('medium'), low: of('low') };
};

const toKnown = (scan: ApiScan): KnownDetail => ({
  kind: 'known',
  stages: scan.stages === undefined ? fleetTexts.unknown : scan.stages.map(({ name }) => name).join(', ') || 'none',
  authorization: authorizationOf(scan),
  deployedAt: (scan.stages ?? [])
    .flatMap(({ deployedAt }) => (deployedAt === undefined ? [] : [deployedAt]))
    .toSorted()
    .at(-1),
  undeployed: undeployedOf(scan),
  findings: countFindings(scan),
  isChecked: scan.isChecked,
  missing: scan.missing.length,
});

/** What a scan says in a row of the fleet. */
export const toFleetDetail = (outcome: ScanOutcome): FleetDetail =>
  outcome.kind === 'scanned' ? toKnown(outcome.scan) : { kind: 'failed', why: outcome.problem.title };
