import type { ApiGatewayAccount } from '@gatescope/shared';
import { CodeBlock } from '../../../components/code-block.tsx';
import { type DataColumn, DataTable } from '../../../components/data-table.tsx';
import { ExternalLink } from '../../../components/external-link.tsx';
import { FactView } from '../../../components/fact-view.tsx';
import { Section } from '../../../components/section.tsx';
import { Status } from '../../../components/status.tsx';
import { Value } from '../../../components/value/value.tsx';
import { consoleLinks } from '../../../lib/console-links.ts';
import { roleLink } from '../../../lib/pointer-link.ts';
import { type LogRow, toLogRows } from '../view/to-log-rows.ts';
import { stagesFact } from '../../../lib/snapshot/to-stage-rows.ts';
import type { TabProps } from './tab-props.ts';
import { logKindTexts, logsTexts as texts } from '../texts/logs-texts.ts';

const executionColumns = (region: string): DataColumn<LogRow>[] => [
  {
    header: texts.execution,
    cell: ({ stage, execution, pointers }) =>
      execution === undefined ? null : (
        <>
          <Value pointer={pointers.level} label={texts.of(texts.level, stage)}>
            <Status tone={execution.level === 'OFF' ? 'off' : 'good'}>{execution.level}</Status>
          </Value>
          {execution.others > 0 ? <div className="gs-small gs-quiet">{texts.others(execution.others)}</div> : null}
          {execution.group === undefined ? null : (
            <div>
              <ExternalLink href={consoleLinks.logGroup({ region, name: execution.group })}>
                <span className="gs-mono gs-small">{execution.group}</span>
              </ExternalLink>
            </div>
          )}
        </>
      ),
  },
  {
    header: texts.bodies,
    cell: ({ stage, execution, pointers }) => (
      <Value pointer={pointers.dataTrace} label={texts.of(texts.bodies, stage)}>
        {execution?.dataTrace ? <Status tone="warn">{texts.logged}</Status> : texts.notLogged}
      </Value>
    ),
  },
];

const tracingColumn: DataColumn<LogRow> = {
  header: texts.tracing,
  cell: ({ stage, tracing, pointers }) => (
    <Value pointer={pointers.tracing} label={texts.of(texts.tracing, stage)}>
      {tracing === true ? texts.on : texts.off}
    </Value>
  ),
};

const Rows = ({ view }: Pick<TabProps, 'view'>) => {
  const { region } = view.target;
  return (
    <DataTable<LogRow>
      label={texts.label}
      items={toLogRows(view.snapshot)}
      keyOf={({ stage }) => stage}
      empty={texts.noStage}
      columns={[
        {
          header: texts.stage,
          cell: ({ stage, pointers }) => (
            <Value pointer={pointers.stage} label={texts.theStage(stage)}>
              <strong>{stage}</strong>
            </Value>
          ),
        },
        ...(view.target.kind === 'HTTP' ? [] : executionColumns(region)),
        {
          header: texts.metrics,
          cell: ({ stage, metrics, pointers }) => (
            <Value pointer={pointers.metrics} label={texts.of(texts.metrics, stage)}>
              {metrics ? texts.on : texts.off}
            </Value>
          ),
        },
        ...(view.target.kind === 'REST' ? [tracingColumn] : []),
        {
          header: texts.access,
          cell: ({ stage, access, pointers }) => (
            <Value pointer={pointers.access} label={texts.of(texts.access, stage)}>
              {access === undefined ? (
                <Status tone="off">{texts.accessOff}</Status>
              ) : (
                <span className="gs-mono gs-small">{access.destination}</span>
              )}
            </Value>
          ),
        },
      ]}
    />
  );
};

const Role = ({ account, region }: { readonly account: ApiGatewayAccount; readonly region: string }) => (
  <div className="gs-values">
    <Value pointer="/account/apiGatewayAccount/value/cloudwatchRoleArn" label={texts.role}>
      {account.cloudwatchRoleArn === undefined || account.cloudwatchRoleArn === '' ? (
        <Status tone="warn">{texts.noRole}</Status>
      ) : (
        <ExternalLink href={roleLink(region, account.cloudwatchRoleArn)}>
          <span className="gs-mono">{account.cloudwatchRoleArn}</span>
        </ExternalLink>
      )}
    </Value>
  </div>
);

const RoleSection = ({ view: { snapshot, target } }: Pick<TabProps, 'view'>) => (
  <Section
    title={texts.role}
    description={texts.roleLead}
    fact={snapshot.account.apiGatewayAccount}
    consoleLink={consoleLinks.settings(target)}
  >
    <FactView
      fact={snapshot.account.apiGatewayAccount}
      pointer="/account/apiGatewayAccount"
      none={<Role account={{}} region={target.region} />}
    >
      {(account) => <Role account={account} region={target.region} />}
    </FactView>
  </Section>
);

/** What is logged, where, and in which format. */
export const LogSettings = ({ view }: Pick<TabProps, 'view'>) => {
  const { snapshot, target } = view;
  const formats = toLogRows(snapshot).flatMap(({ stage, access }) =>
    access === undefined ? [] : [{ stage, format: access.format }],
  );
  return (
    <div className="gs-stack">
      <Section
        title={texts.title}
        description={logKindTexts[target.kind]}
        fact={stagesFact(snapshot)}
        consoleLink={consoleLinks.stages(target)}
      >
        <FactView fact={stagesFact(snapshot)} pointer="/api/stages" none={<p>{texts.noStage}</p>}>
          {() => <Rows view={view} />}
        </FactView>
      </Section>
      {formats.map(({ stage, format }) => (
        <Section key={stage} title={texts.formatOf(stage)}>
          <CodeBlock text={format} what={texts.format} wrap />
        </Section>
      ))}
      {target.kind === 'HTTP' ? null : <RoleSection view={view} />}
    </div>
  );
};
