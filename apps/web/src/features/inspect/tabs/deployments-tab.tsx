import { Moment } from '../../../components/age.tsx';
import { type ApiKind, toPointer } from '@gatescope/shared';
import { type DataColumn, DataTable } from '../../../components/data-table.tsx';
import { FactView } from '../../../components/fact-view.tsx';
import { Section } from '../../../components/section.tsx';
import { Status } from '../../../components/status.tsx';
import { Value } from '../../../components/value/value.tsx';
import { consoleLinks } from '../../../lib/console-links.ts';
import { deploymentsFact, toDeploymentRows } from '../view/to-deployment-rows.ts';
import { stagesFact, type StageRow, toStageRows } from '../../../lib/snapshot/to-stage-rows.ts';
import { DriftSection } from './drift-section.tsx';
import type { TabProps } from './tab-props.ts';
import { deploymentsTexts as texts, driftTexts } from '../texts/deployments-texts.ts';

const canaryColumn: DataColumn<StageRow> = {
  header: texts.canary,
  cell: ({ name, canary, pointer }) => (
    <Value pointer={`${pointer}/canarySettings`} label={texts.ofStage(texts.canary, name)}>
      {canary === undefined ? texts.none : texts.canaryOf(canary.percent, canary.deploymentId)}
    </Value>
  ),
};

/** HTTP and WebSocket APIs have no canaries; their stages may deploy by themselves. */
const autoColumn: DataColumn<StageRow> = {
  header: texts.edits,
  cell: ({ name, autoDeploy, lastDeployment, pointer }) => (
    <>
      <Value pointer={`${pointer}/AutoDeploy`} label={texts.ofStage(texts.autoDeploy, name)}>
        {autoDeploy ? texts.byThemselves : texts.byHand}
      </Value>
      {lastDeployment === undefined ? null : <div className="gs-small gs-quiet">{lastDeployment}</div>}
    </>
  ),
};

/** A stage's fields begin with capitals in the API of HTTP and WebSocket APIs. */
const fieldsOf = (kind: ApiKind) =>
  kind === 'REST'
    ? { deployment: 'deploymentId', variables: 'variables' }
    : { deployment: 'DeploymentId', variables: 'StageVariables' };

const Variables = ({ row, field }: { readonly row: StageRow; readonly field: string }) => {
  const { name, variables, pointer } = row;
  if (variables.length === 0)
    return (
      <Value pointer={`${pointer}/${field}`} label={texts.ofStage(texts.variables, name)}>
        {texts.none}
      </Value>
    );
  return (
    <ul className="gs-plain-list gs-mono">
      {variables.map(([variable, value]) => (
        <li key={variable}>
          <Value
            pointer={`${pointer}${toPointer(field, variable)}`}
            label={texts.ofStage(texts.variable(variable), name)}
          >
            {variable}={value}
          </Value>
        </li>
      ))}
    </ul>
  );
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
        cell: ({ name, pointer }) => (
          <Value pointer={pointer} label={texts.stageOf(name)}>
            <strong>{name}</strong>
          </Value>
        ),
      },
      {
        header: texts.deployment,
        cell: ({ name, deploymentId, pointer }) => (
          <Value pointer={`${pointer}/${fieldsOf(kind).deployment}`} label={texts.ofStage(texts.deployment, name)}>
            <span className="gs-mono">{deploymentId ?? texts.none}</span>
          </Value>
        ),
      },
      {
        header: texts.deployed,
        cell: ({ deployedAt, autoDeploy }) =>
          deployedAt === undefined ? autoDeploy ? texts.byItself : texts.notSaid : <Moment at={deployedAt} />,
      },
      kind === 'REST' ? canaryColumn : autoColumn,
      {
        header: texts.variables,
        cell: (row) => <Variables row={row} field={fieldsOf(kind).variables} />,
      },
    ]}
  />
);

const SavedAgainstDeployed = ({ view, stage }: { readonly view: TabProps['view']; readonly stage: string }) => {
  const { snapshot, target } = view;
  const isAutomatic = toStageRows(snapshot).some(({ name, autoDeploy }) => name === stage && autoDeploy);
  if (target.kind !== 'WEBSOCKET' && !isAutomatic) return <DriftSection view={view} stage={stage} />;
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
                  cell: ({ id, pointer }) => (
                    <Value pointer={pointer} label={texts.deploymentOf(id)}>
                      <span className="gs-mono">{id}</span>
                    </Value>
                  ),
                },
                {
                  header: texts.created,
                  cell: ({ id, createdAt, pointer, fields }) => (
                    <Value pointer={`${pointer}/${fields.created}`} label={texts.ofDeployment(texts.created, id)}>
                      {createdAt === undefined ? texts.notSaid : <Moment at={createdAt} />}
                    </Value>
                  ),
                },
                {
                  header: texts.description,
                  cell: ({ id, description, pointer, fields }) => (
                    <Value
                      pointer={`${pointer}/${fields.description}`}
                      label={texts.ofDeployment(texts.description, id)}
                    >
                      {description || '–'}
                    </Value>
                  ),
                },
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
