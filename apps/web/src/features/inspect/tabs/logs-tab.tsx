import type { ApiGatewayAccount, ApiKind } from '@gatescope/shared';
import { CodeBlock } from '../../../components/code-block.tsx';
import { type DataColumn, DataTable } from '../../../components/data-table.tsx';
import { ExternalLink } from '../../../components/external-link.tsx';
import { FactView } from '../../../components/fact-view.tsx';
import { Section } from '../../../components/section.tsx';
import { Status } from '../../../components/status.tsx';
import { consoleLinks } from '../../../lib/console-links.ts';
import { roleLink } from '../../../lib/pointer-link.ts';
import { type LogRow, toLogRows } from '../view/to-log-rows.ts';
import { stagesFact } from '../../../lib/snapshot/to-stage-rows.ts';
import type { TabProps } from './tab-props.ts';

const executionColumns = (region: string): DataColumn<LogRow>[] => [
  {
    header: 'Execution logs',
    cell: ({ execution }) =>
      execution === undefined ? null : (
        <>
          <Status tone={execution.level === 'OFF' ? 'off' : 'good'}>{execution.level}</Status>
          {execution.others > 0 ? (
            <div className="gs-small gs-quiet">{`${execution.others} methods are set otherwise`}</div>
          ) : null}
          {execution.group === undefined ? null : (
            <ExternalLink href={consoleLinks.logGroup({ region, name: execution.group })}>
              <span className="gs-mono gs-small">{execution.group}</span>
            </ExternalLink>
          )}
        </>
      ),
  },
  {
    header: 'Request and response bodies',
    cell: ({ execution }) => (execution?.dataTrace ? <Status tone="warn">Logged</Status> : 'not logged'),
  },
];

const tracingColumn: DataColumn<LogRow> = { header: 'X-Ray', cell: ({ tracing }) => (tracing === true ? 'on' : 'off') };

const Rows = ({ view }: Pick<TabProps, 'view'>) => {
  const { region } = view.target;
  return (
    <DataTable<LogRow>
      label="Log settings by stage"
      items={toLogRows(view.snapshot)}
      keyOf={({ stage }) => stage}
      empty="There is no stage."
      columns={[
        { header: 'Stage', cell: ({ stage }) => <strong>{stage}</strong> },
        ...(view.target.kind === 'HTTP' ? [] : executionColumns(region)),
        { header: 'Detailed metrics', cell: ({ metrics }) => (metrics ? 'on' : 'off') },
        ...(view.target.kind === 'REST' ? [tracingColumn] : []),
        {
          header: 'Access logs',
          cell: ({ access }) =>
            access === undefined ? (
              <Status tone="off">Off</Status>
            ) : (
              <span className="gs-mono gs-small">{access.destination}</span>
            ),
        },
      ]}
    />
  );
};

const Role = ({ account, region }: { readonly account: ApiGatewayAccount; readonly region: string }) =>
  account.cloudwatchRoleArn === undefined || account.cloudwatchRoleArn === '' ? (
    <Status tone="warn">
      No role is set: execution logs of REST and WebSocket APIs cannot be written in this Region.
    </Status>
  ) : (
    <ExternalLink href={roleLink(region, account.cloudwatchRoleArn)}>
      <span className="gs-mono">{account.cloudwatchRoleArn}</span>
    </ExternalLink>
  );

const RoleSection = ({ view: { snapshot, target } }: Pick<TabProps, 'view'>) => (
  <Section
    title="CloudWatch role of the account"
    description="API Gateway writes execution logs with this role, one per account and Region."
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

/** Kinds that log less than a REST API. */
const said: Readonly<Record<ApiKind, string | undefined>> = {
  REST: undefined,
  HTTP: 'HTTP APIs write access logs only: there are no execution logs and no traces.',
  WEBSOCKET: 'Execution logs and access logs; there are no traces.',
};

/** What is logged, where, and in which format. */
export const LogsTab = ({ view }: TabProps) => {
  const { snapshot, target } = view;
  const formats = toLogRows(snapshot).flatMap(({ stage, access }) =>
    access === undefined ? [] : [{ stage, format: access.format }],
  );
  return (
    <div className="gs-stack">
      <Section
        title="Log settings"
        description={said[target.kind]}
        fact={stagesFact(snapshot)}
        consoleLink={consoleLinks.stages(target)}
      >
        <FactView fact={stagesFact(snapshot)} pointer="/api/stages" none={<p>There is no stage.</p>}>
          {() => <Rows view={view} />}
        </FactView>
      </Section>
      {formats.map(({ stage, format }) => (
        <Section key={stage} title={`Access log format of ${stage}`}>
          <CodeBlock text={format} what="the access log format" wrap />
        </Section>
      ))}
      {target.kind === 'HTTP' ? null : <RoleSection view={view} />}
    </div>
  );
};
