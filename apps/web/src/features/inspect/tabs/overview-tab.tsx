import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import type { ApiKind } from '@gatescope/shared';
import type { ReactNode } from 'react';
import { Moment } from '../../../components/age.tsx';
import { Section } from '../../../components/section.tsx';
import { Status } from '../../../components/status.tsx';
import { Value } from '../../../components/value/value.tsx';
import { consoleLinks } from '../../../lib/console-links.ts';
import { countOf, kindWords } from '../../../lib/kind-words.ts';
import { paths } from '../../../lib/paths.ts';
import { FindingsSection } from '../overview/findings-section.tsx';
import { KindsSection } from '../overview/kinds-section.tsx';
import { WayPicture } from '../overview/way-picture.tsx';
import { valueOf } from '../../../lib/snapshot/fact-list.ts';
import { toOverview } from '../view/to-overview.ts';
import { countUndeployed, toRouteRows } from '../../../lib/snapshot/to-route-rows.ts';
import { stagesFact, toStageRows } from '../../../lib/snapshot/to-stage-rows.ts';
import type { TabProps } from './tab-props.ts';
import { overviewTexts as texts } from '../texts/overview-texts.ts';

const Undeployed = ({ view, stage }: TabProps) => {
  const { kind } = view.target;
  const rows = toRouteRows(view.snapshot, stage);
  const count = countUndeployed(rows);
  if (count === undefined) return <Status tone="unknown">{texts.undeployedUnknown}</Status>;
  if (count > 0) return <Status tone="warn">{texts.differ(countOf(kind, count), count)}</Status>;
  return (
    <Status tone="good">
      {rows.some(({ state }) => state === 'auto-deployed')
        ? texts.deploysByItself
        : texts.asSaved(kindWords[kind].Many)}
    </Status>
  );
};

const createdOf = ({ snapshot: { api } }: TabProps['view']): string | undefined =>
  api.kind === 'REST' ? valueOf(api.restApi)?.createdDate : valueOf(api.api)?.CreatedDate;

const endpointTypes = ({ snapshot: { api } }: TabProps['view']): string =>
  api.kind === 'REST'
    ? (valueOf(api.restApi)?.endpointConfiguration?.types?.join(', ') ?? texts.endpointTypeUnknown)
    : 'REGIONAL';

/** Fields of HTTP and WebSocket APIs begin with capitals. */
const fieldsOf = (kind: ApiKind) =>
  kind === 'REST'
    ? { id: 'id', endpoint: 'endpointConfiguration', created: 'createdDate', deployment: 'deploymentId' }
    : { id: 'ApiId', endpoint: 'ApiEndpoint', created: 'CreatedDate', deployment: 'DeploymentId' };

/** A pair of the details with its source, where one value of the configuration says it. */
const sourced = (label: string, pointer: string | undefined, value: ReactNode) => ({
  label,
  value:
    pointer === undefined ? (
      value
    ) : (
      <Value pointer={pointer} label={label}>
        {value}
      </Value>
    ),
});

/** The API in a picture and a few figures. */
export const OverviewTab = ({ view, stage }: TabProps) => {
  const { snapshot, name, target } = view;
  const current = toStageRows(snapshot).find((row) => row.name === stage);
  const created = createdOf(view);
  const fact = snapshot.api.kind === 'REST' ? snapshot.api.restApi : snapshot.api.api;
  const at = target.kind === 'REST' ? '/api/restApi/value' : '/api/api/value';
  const fields = fieldsOf(target.kind);
  const noStage = stagesFact(snapshot).state === 'hidden' ? texts.notKnown : texts.none;
  return (
    <div className="gs-stack">
      <Section title={texts.way} description={texts.wayLead}>
        <WayPicture stations={toOverview(snapshot, name)} hrefOf={(tab) => paths.api(target, tab)} />
      </Section>
      <Section title={texts.details} fact={fact} consoleLink={consoleLinks.apiSettings(target)}>
        <div className="gs-values">
          <KeyValuePairs
            columns={4}
            items={[
              sourced(texts.apiId, `${at}/${fields.id}`, <span className="gs-mono">{target.apiId}</span>),
              sourced(texts.kind, at, kindWords[target.kind].api),
              sourced(texts.endpointType, `${at}/${fields.endpoint}`, endpointTypes(view)),
              sourced(
                texts.created,
                `${at}/${fields.created}`,
                created === undefined ? texts.notSaid : <Moment at={created} />,
              ),
              sourced(texts.stage, current?.pointer, stage ?? noStage),
              sourced(
                texts.deployment,
                current && `${current.pointer}/${fields.deployment}`,
                current ? (current.deploymentId ?? texts.none) : noStage,
              ),
              sourced(
                texts.deployed,
                current?.deploymentPointer,
                current?.deployedAt === undefined ? texts.notSaid : <Moment at={current.deployedAt} />,
              ),
              { label: texts.savedAgainstDeployed, value: <Undeployed view={view} stage={stage} /> },
            ]}
          />
        </div>
      </Section>
      <FindingsSection target={target} />
      <KindsSection target={target} />
    </div>
  );
};
