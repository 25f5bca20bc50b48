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

const Undeployed = ({ view, stage }: TabProps) => {
  const { kind } = view.target;
  const rows = toRouteRows(view.snapshot, stage);
  const count = countUndeployed(rows);
  if (count === undefined) return <Status tone="unknown">Unknown</Status>;
  if (count > 0) return <Status tone="warn">{`${countOf(kind, count)} differ${count === 1 ? 's' : ''}`}</Status>;
  return (
    <Status tone="good">
      {rows.some(({ state }) => state === 'auto-deployed') ? 'Deploys by itself' : `${kindWords[kind].Many} as saved`}
    </Status>
  );
};

const createdOf = ({ snapshot: { api } }: TabProps['view']): string | undefined =>
  api.kind === 'REST' ? valueOf(api.restApi)?.createdDate : valueOf(api.api)?.CreatedDate;

const endpointTypes = ({ snapshot: { api } }: TabProps['view']): string =>
  api.kind === 'REST' ? (valueOf(api.restApi)?.endpointConfiguration?.types?.join(', ') ?? 'unknown') : 'REGIONAL';

/** The API in a picture and a few figures. */
export const OverviewTab = ({ view, stage }: TabProps) => {
  const { snapshot, name, target } = view;
  const current = toStageRows(snapshot).find((row) => row.name === stage);
  const created = createdOf(view);
  const fact = snapshot.api.kind === 'REST' ? snapshot.api.restApi : snapshot.api.api;
  return (
    <div className="gs-stack">
      <Section
        title="The way of a request"
        description="From the caller to what stands behind the API. Each station leads to its tab."
      >
        <WayPicture stations={toOverview(snapshot, name)} hrefOf={(tab) => paths.api(target, tab)} />
      </Section>
      <Section title="Details" fact={fact} consoleLink={consoleLinks.apiSettings(target)}>
        <KeyValuePairs
          columns={4}
          items={[
            { label: 'API id', value: <span className="gs-mono">{target.apiId}</span> },
            { label: 'Kind', value: kindWords[target.kind].api },
            { label: 'Endpoint type', value: endpointTypes(view) },
            { label: 'Created', value: created === undefined ? 'not said' : <Moment at={created} /> },
            { label: 'Stage', value: stage ?? 'none' },
            { label: 'Deployment', value: current?.deploymentId ?? 'none' },
            {
              label: 'Deployed',
              value: current?.deployedAt === undefined ? 'not said' : <Moment at={current.deployedAt} />,
            },
            { label: 'Saved against deployed', value: <Undeployed view={view} stage={stage} /> },
          ]}
        />
      </Section>
      <FindingsSection target={target} />
      <KindsSection target={target} />
    </div>
  );
};
