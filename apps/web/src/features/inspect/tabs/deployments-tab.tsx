import { Moment } from '../../../components/age.tsx';
import type { ApiKind } from '@gatescope/shared';
import { type DataColumn, DataTable } from '../../../components/data-table.tsx';
import { FactView } from '../../../components/fact-view.tsx';
import { RawJson } from '../../../components/raw-json.tsx';
import { Section } from '../../../components/section.tsx';
import { Status } from '../../../components/status.tsx';
import { consoleLinks } from '../../../lib/console-links.ts';
import { deploymentsFact, toDeploymentRows } from '../view/to-deployment-rows.ts';
import { stagesFact, type StageRow, toStageRows } from '../../../lib/snapshot/to-stage-rows.ts';
import { DriftSection } from './drift-section.tsx';
import type { TabProps } from './tab-props.ts';

const canaryColumn: DataColumn<StageRow> = {
  header: 'Canary',
  cell: ({ canary }) =>
    canary === undefined ? 'none' : `${canary.percent} % to ${canary.deploymentId ?? 'the same deployment'}`,
};

/** HTTP and WebSocket APIs have no canaries; their stages may deploy by themselves. */
const autoColumn: DataColumn<StageRow> = {
  header: 'Edits are deployed',
  cell: ({ autoDeploy, lastDeployment }) => (
    <>
      {autoDeploy ? 'by themselves' : 'by hand'}
      {lastDeployment === undefined ? null : <div className="gs-small gs-quiet">{lastDeployment}</div>}
    </>
  ),
};

const Stages = ({ rows, kind }: { readonly rows: readonly StageRow[]; readonly kind: ApiKind }) => (
  <DataTable<StageRow>
    label="Stages"
    items={rows}
    keyOf={({ name }) => name}
    empty="There is no stage: nothing is deployed."
    columns={[
      {
        header: 'Stage',
        cell: ({ name, raw }) => (
          <>
            <strong>{name}</strong> <RawJson title={`Stage ${name}`} value={raw} />
          </>
        ),
      },
      { header: 'Deployment', cell: ({ deploymentId }) => <span className="gs-mono">{deploymentId ?? 'none'}</span> },
      {
        header: 'Deployed',
        cell: ({ deployedAt, autoDeploy }) =>
          deployedAt === undefined ? autoDeploy ? 'by itself' : 'not said' : <Moment at={deployedAt} />,
      },
      kind === 'REST' ? canaryColumn : autoColumn,
      {
        header: 'Stage variables',
        cell: ({ variables }) =>
          variables.length === 0 ? (
            'none'
          ) : (
            <span className="gs-mono">{variables.map(([name, value]) => `${name}=${value}`).join(', ')}</span>
          ),
      },
    ]}
  />
);

const SavedAgainstDeployed = ({ view, stage }: { readonly view: TabProps['view']; readonly stage: string }) => {
  const { snapshot, target } = view;
  const isAutomatic = toStageRows(snapshot).some(({ name, autoDeploy }) => name === stage && autoDeploy);
  if (target.kind !== 'WEBSOCKET' && !isAutomatic) return <DriftSection target={target} stage={stage} />;
  return (
    <Section title={`Saved against deployed, stage ${stage}`}>
      {isAutomatic ? (
        <Status tone="good">
          Every edit is deployed by itself: saved is what runs, once a deployment has gone through.
        </Status>
      ) : (
        <Status tone="unknown">
          AWS exports no WebSocket API, so what the stage runs cannot be read. Edits after its deployment take effect
          with the next one.
        </Status>
      )}
    </Section>
  );
};

/** What each stage runs, and what was edited since. */
export const DeploymentsTab = ({ view, stage }: TabProps) => {
  const { snapshot, target } = view;
  const link = consoleLinks.stages(target);
  return (
    <div className="gs-stack">
      <Section title="Stages" fact={stagesFact(snapshot)} consoleLink={link}>
        <FactView fact={stagesFact(snapshot)} pointer="/api/stages" none={<Stages rows={[]} kind={target.kind} />}>
          {() => <Stages rows={toStageRows(snapshot)} kind={target.kind} />}
        </FactView>
      </Section>
      {stage === undefined ? null : <SavedAgainstDeployed view={view} stage={stage} />}
      <Section
        title="Deployments"
        description="A deployment is a copy of the API. A stage points to one."
        fact={snapshot.api.deployments}
        consoleLink={link}
      >
        <FactView fact={deploymentsFact(snapshot)} pointer="/api/deployments" none={<p>There is no deployment.</p>}>
          {() => (
            <DataTable
              label="Deployments"
              items={toDeploymentRows(snapshot)}
              keyOf={({ id }) => id}
              empty="There is no deployment."
              columns={[
                {
                  header: 'Deployment',
                  cell: ({ id, raw }) => (
                    <>
                      <span className="gs-mono">{id}</span> <RawJson title={`Deployment ${id}`} value={raw} />
                    </>
                  ),
                },
                {
                  header: 'Created',
                  cell: ({ createdAt }) => (createdAt === undefined ? 'not said' : <Moment at={createdAt} />),
                },
                { header: 'Description', cell: ({ description }) => description || '–' },
                { header: 'Used by', cell: ({ usedBy }) => (usedBy.length === 0 ? 'no stage' : usedBy.join(', ')) },
              ]}
            />
          )}
        </FactView>
      </Section>
    </div>
  );
};
