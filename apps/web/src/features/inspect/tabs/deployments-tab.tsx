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
import { deploymentsTexts as texts, driftTexts } from '../texts/deployments-texts.ts';

const canaryColumn: DataColumn<StageRow> = {
  header: texts.canary,
  cell: ({ canary }) => (canary === undefined ? texts.none : texts.canaryOf(canary.percent, canary.deploymentId)),
};

/** HTTP and WebSocket APIs have no canaries; their stages may deploy by themselves. */
const autoColumn: DataColumn<StageRow> = {
  header: texts.edits,
  cell: ({ autoDeploy, lastDeployment }) => (
    <>
      {autoDeploy ? texts.byThemselves : texts.byHand}
      {lastDeployment === undefined ? null : <div className="gs-small gs-quiet">{lastDeployment}</div>}
    </>
  ),
};

const Stages = ({ rows, kind }: { readonly rows: readonly StageRow[]; readonly kind: ApiKind }) => (
  <DataTable<StageRow>
    label={texts.stages}
    items={rows}
    keyOf={({ name }) => name}
    empty={texts.noStage}
    columns={[
      {
        header: texts.stage,
        cell: ({ name, raw }) => (
          <>
            <strong>{name}</strong> <RawJson title={texts.stageOf(name)} value={raw} />
          </>
        ),
      },
      {
        header: texts.deployment,
        cell: ({ deploymentId }) => <span className="gs-mono">{deploymentId ?? texts.none}</span>,
      },
      {
        header: texts.deployed,
        cell: ({ deployedAt, autoDeploy }) =>
          deployedAt === undefined ? autoDeploy ? texts.byItself : texts.notSaid : <Moment at={deployedAt} />,
      },
      kind === 'REST' ? canaryColumn : autoColumn,
      {
        header: texts.variables,
        cell: ({ variables }) =>
          variables.length === 0 ? (
            texts.none
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
    <Section title={driftTexts.title(stage)}>
      {isAutomatic ? (
        <Status tone="good">{driftTexts.automatic}</Status>
      ) : (
        <Status tone="unknown">{driftTexts.webSocket}</Status>
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
      <Section title={texts.stages} fact={stagesFact(snapshot)} consoleLink={link}>
        <FactView fact={stagesFact(snapshot)} pointer="/api/stages" none={<Stages rows={[]} kind={target.kind} />}>
          {() => <Stages rows={toStageRows(snapshot)} kind={target.kind} />}
        </FactView>
      </Section>
      {stage === undefined ? null : <SavedAgainstDeployed view={view} stage={stage} />}
      <Section
        title={texts.deployments}
        description={texts.deploymentsLead}
        fact={snapshot.api.deployments}
        consoleLink={link}
      >
        <FactView fact={deploymentsFact(snapshot)} pointer="/api/deployments" none={<p>{texts.noDeployment}</p>}>
          {() => (
            <DataTable
              label={texts.deployments}
              items={toDeploymentRows(snapshot)}
              keyOf={({ id }) => id}
              empty={texts.noDeployment}
              columns={[
                {
                  header: texts.deployment,
                  cell: ({ id, raw }) => (
                    <>
                      <span className="gs-mono">{id}</span> <RawJson title={texts.deploymentOf(id)} value={raw} />
                    </>
                  ),
                },
                {
                  header: texts.created,
                  cell: ({ createdAt }) => (createdAt === undefined ? texts.notSaid : <Moment at={createdAt} />),
                },
                { header: texts.description, cell: ({ description }) => description || '–' },
                {
                  header: texts.usedBy,
                  cell: ({ usedBy }) => (usedBy.length === 0 ? texts.usedByNone : usedBy.join(', ')),
                },
              ]}
            />
          )}
        </FactView>
      </Section>
    </div>
  );
};
