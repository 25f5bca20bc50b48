import { type Fact, type Snapshot, toPointer } from '@gatescope/shared';
import { itemsOf } from '../../../lib/snapshot/fact-list.ts';
import { toStageRows } from '../../../lib/snapshot/to-stage-rows.ts';
import { deploymentsTexts } from '../texts/deployments-texts.ts';

/** One deployment and who points to it. */
export interface DeploymentRow {
  readonly id: string;
  readonly createdAt: string | undefined;
  readonly description: string;
  readonly usedBy: readonly string[];
  /** Where the deployment stands in the snapshot. */
  readonly pointer: string;
  /** What its fields are called there. */
  readonly fields: Readonly<Record<'created' | 'description', string>>;
}

/** The deployments' fact, of whichever kind the API is. */
export const deploymentsFact = ({ api }: Snapshot): Fact<unknown> => api.deployments;

/** The API's deployments, newest first. AWS lists them in no documented order. */
export const toDeploymentRows = (snapshot: Snapshot): DeploymentRow[] => {
  const { api } = snapshot;
  const stages = toStageRows(snapshot);
  const usedBy = (id: string): string[] =>
    stages.flatMap(({ name, deploymentId, canary }) => [
      ...(deploymentId === id ? [name] : []),
      ...(canary?.deploymentId === id ? [deploymentsTexts.asCanary(name)] : []),
    ]);
  const rows =
    api.kind === 'REST'
      ? itemsOf(api.deployments).map((raw, index) => ({
          id: raw.id,
          createdAt: raw.createdDate,
          description: raw.description ?? '',
          pointer: toPointer('api', 'deployments', 'value', index),
          fields: { created: 'createdDate', description: 'description' },
        }))
      : itemsOf(api.deployments).map((raw, index) => ({
          id: raw.DeploymentId ?? '',
          createdAt: raw.CreatedDate,
          description: raw.Description ?? '',
          pointer: toPointer('api', 'deployments', 'value', index),
          fields: { created: 'CreatedDate', description: 'Description' },
        }));
  return rows
    .map((row) => ({ ...row, usedBy: usedBy(row.id) }))
    .toSorted((a, b) => (b.createdAt ?? '').localeCompare(a.createdAt ?? ''));
};
