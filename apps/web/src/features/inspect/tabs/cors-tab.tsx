import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import type { CorsConfiguration, GatewayResponse, HttpApiFacts, Snapshot } from '@gatescope/shared';
import { DataTable } from '../../../components/data-table.tsx';
import { FactView } from '../../../components/fact-view.tsx';
import { Section } from '../../../components/section.tsx';
import { Status } from '../../../components/status.tsx';
import { consoleLinks } from '../../../lib/console-links.ts';
import { type CorsOptions, toCorsRows } from '../view/to-cors-rows.ts';
import { NotHere } from './not-here.tsx';
import type { TabProps } from './tab-props.ts';

const Headers = ({ options }: { readonly options: CorsOptions | undefined }) => {
  if (options === undefined) return <span className="gs-quiet">nothing answers</span>;
  if (options.headers === 'backend') return <>whatever the backend sends ({options.target})</>;
  if (options.headers.length === 0) return <span className="gs-quiet">no Access-Control headers are mapped</span>;
  return (
    <ul className="gs-plain-list">
      {options.headers.map(([name, value]) => (
        <li key={`${name} ${value}`} className="gs-mono">
          {name}: {value}
        </li>
      ))}
    </ul>
  );
};

const Preflight = ({ snapshot }: { readonly snapshot: Snapshot }) => (
  <DataTable
    label="Preflight by resource"
    items={toCorsRows(snapshot)}
    keyOf={({ path }) => path}
    empty="No resource has a method."
    columns={[
      { header: 'Resource', cell: ({ path }) => <span className="gs-mono">{path}</span> },
      { header: 'Methods', cell: ({ verbs }) => verbs.join(', ') },
      {
        header: 'OPTIONS is answered by',
        cell: ({ options }) =>
          options === undefined ? (
            <Status tone="off">Nothing</Status>
          ) : (
            <>
              {options.verb}: {options.target}
              <div className="gs-quiet gs-small">
                authorization {options.authorization}, API key {options.key ? 'required' : 'not required'}
              </div>
            </>
          ),
      },
      { header: 'Headers of the answer', cell: ({ options }) => <Headers options={options} /> },
    ]}
  />
);

const corsParameter = /^gatewayresponse\.header\.(access-control-.+)$/i;

const Gateway = ({ responses }: { readonly responses: readonly GatewayResponse[] }) => (
  <DataTable
    label="Gateway responses"
    items={responses.filter(({ defaultResponse }) => defaultResponse !== true)}
    keyOf={({ responseType }) => responseType}
    empty="None is customised: API Gateway's own 4xx and 5xx answers carry no Access-Control headers, so a browser hides them behind a CORS error."
    columns={[
      { header: 'Type', cell: ({ responseType }) => <span className="gs-mono">{responseType}</span> },
      { header: 'Status', cell: ({ statusCode }) => statusCode ?? 'default' },
      {
        header: 'Access-Control headers',
        cell: ({ responseParameters }) => {
          const headers = Object.entries(responseParameters ?? {}).flatMap(([name, value]) => {
            const header = corsParameter.exec(name)?.[1];
            return header === undefined ? [] : [`${header}: ${value.replace(/^'(.*)'$/s, '$1')}`];
          });
          return headers.length === 0 ? (
            <span className="gs-quiet">none</span>
          ) : (
            <span className="gs-mono">{headers.join(', ')}</span>
          );
        },
      },
    ]}
  />
);

const Configuration = ({ cors }: { readonly cors: CorsConfiguration }) => (
  <KeyValuePairs
    columns={3}
    items={[
      { label: 'Allowed origins', value: cors.AllowOrigins?.join(', ') ?? 'none' },
      { label: 'Allowed methods', value: cors.AllowMethods?.join(', ') ?? 'none' },
      { label: 'Allowed headers', value: cors.AllowHeaders?.join(', ') ?? 'none' },
      { label: 'Exposed headers', value: cors.ExposeHeaders?.join(', ') ?? 'none' },
      { label: 'Credentials', value: cors.AllowCredentials === true ? 'allowed' : 'not allowed' },
      { label: 'Max age', value: cors.MaxAge === undefined ? 'not set' : `${cors.MaxAge} s` },
    ]}
  />
);

const RouteApiCors = ({ api, target }: { readonly api: HttpApiFacts; readonly target: TabProps['view']['target'] }) =>
  api.kind === 'WEBSOCKET' ? (
    <NotHere title="CORS">
      Browsers do not apply CORS to WebSocket handshakes: a page of any origin may connect. The handshake carries an
      Origin header, which an authorizer or the integration of $connect can check.
    </NotHere>
  ) : (
    <Section
      title="CORS configuration"
      description="API Gateway answers preflights itself where this is set, and ignores the backend's CORS headers."
      fact={api.api}
      consoleLink={consoleLinks.cors(target)}
    >
      <FactView fact={api.api} pointer="/api/api" none={null}>
        {({ CorsConfiguration: cors }) =>
          cors === undefined ? (
            <p>None is set: routes and backends answer preflights themselves.</p>
          ) : (
            <Configuration cors={cors} />
          )
        }
      </FactView>
    </Section>
  );

/** What a browser on another origin meets. */
export const CorsTab = ({ view }: TabProps) => {
  const { snapshot, target } = view;
  const { api } = snapshot;
  if (api.kind !== 'REST') return <RouteApiCors api={api} target={target} />;
  return (
    <div className="gs-stack">
      <Section
        title="Preflight"
        description="What answers OPTIONS on each resource, as saved. The Routes tab shows what is deployed."
        fact={api.resources}
        consoleLink={consoleLinks.resources(target)}
      >
        <FactView fact={api.resources} pointer="/api/resources" none={<p>There are no resources.</p>}>
          {() => <Preflight snapshot={snapshot} />}
        </FactView>
      </Section>
      <Section
        title="Gateway responses"
        description="The answers that API Gateway gives by itself."
        fact={api.gatewayResponses}
        consoleLink={consoleLinks.gatewayResponses(target)}
      >
        <FactView fact={api.gatewayResponses} pointer="/api/gatewayResponses" none={<Gateway responses={[]} />}>
          {(responses) => <Gateway responses={responses} />}
        </FactView>
      </Section>
    </div>
  );
};
