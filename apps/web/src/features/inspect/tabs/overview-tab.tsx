import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import { Moment } from '../../../components/age.tsx';
import { Section } from '../../../components/section.tsx';
import { Status } from '../../../components/status.tsx';
import { consoleLinks } from '../../../lib/console-links.ts';
import { countOf, kindWords } from '../../../lib/kind-words.ts';
import { paths } from '../../../lib/paths.ts';
import { FindingsSection } from '../overview/findings-section.tsx';
import { KindsSection } from '../overview/kinds-section.tsx';
import { WayPicture } from '../overview/way-picture.tsx';
import { valueOf } from '../../../lib/snapshot/fact-list.ts';
import { toOverview } from '../view/to-overview.ts';
import { countUndeployed, toRouteRows } from '../../../lib/snapshot/to-route-rows.ts';
import { toStageRows } from '../../../lib/snapshot/to-stage-rows.ts';
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

/** The API in a picture and a few figures. */
export const OverviewTab = ({ view, stage }: TabProps) => {
  const { snapshot, name, target } = view;
  const current = toStageRows(snapshot).find((row) => row.name === stage);
  const created = createdOf(view);
  const fact = snapshot.api.kind === 'REST' ? snapshot.api.restApi : snapshot.api.api;
  return (
    <div className="gs-stack">
      <Section title={texts.way} description={texts.wayLead}>
        <WayPicture stations={toOverview(snapshot, name)} hrefOf={(tab) => paths.api(target, tab)} />
      </Section>
      <Section title={texts.details} fact={fact} consoleLink={consoleLinks.apiSettings(target)}>
        <KeyValuePairs
          columns={4}
          items={[
            { label: texts.apiId, value: <span className="gs-mono">{target.apiId}</span> },
            { label: texts.kind, value: kindWords[target.kind].api },
            { label: texts.endpointType, value: endpointTypes(view) },
            { label: texts.created, value: created === undefined ? texts.notSaid : <Moment at={created} /> },
            { label: texts.stage, value: stage ?? texts.none },
            { label: texts.deployment, value: current?.deploymentId ?? texts.none },
            {
              label: texts.deployed,
              value: current?.deployedAt === undefined ? texts.notSaid : <Moment at={current.deployedAt} />,
            },
            { label: texts.savedAgainstDeployed, value: <Undeployed view={view} stage={stage} /> },
          ]}
        />
      </Section>
      <FindingsSection target={target} />
      <KindsSection target={target} />
    </div>
  );
};
