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
import { corsTexts as texts } from '../texts/cors-texts.ts';

const Headers = ({ options }: { readonly options: CorsOptions | undefined }) => {
  if (options === undefined) return <span className="gs-quiet">{texts.nothingAnswers}</span>;
  if (options.headers === 'backend') return <>{texts.fromBackend(options.target)}</>;
  if (options.headers.length === 0) return <span className="gs-quiet">{texts.noneMapped}</span>;
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
    label={texts.preflightLabel}
    items={toCorsRows(snapshot)}
    keyOf={({ path }) => path}
    empty={texts.noMethod}
    columns={[
      { header: texts.resource, cell: ({ path }) => <span className="gs-mono">{path}</span> },
      { header: texts.methods, cell: ({ verbs }) => verbs.join(', ') },
      {
        header: texts.answeredBy,
        cell: ({ options }) =>
          options === undefined ? (
            <Status tone="off">{texts.nothing}</Status>
          ) : (
            <>
              {options.verb}: {options.target}
              <div className="gs-quiet gs-small">{texts.asks(options.authorization, options.key)}</div>
            </>
          ),
      },
      { header: texts.answerHeaders, cell: ({ options }) => <Headers options={options} /> },
    ]}
  />
);

const corsParameter = /^gatewayresponse\.header\.(access-control-.+)$/i;

const Gateway = ({ responses }: { readonly responses: readonly GatewayResponse[] }) => (
  <DataTable
    label={texts.gateway}
    items={responses.filter(({ defaultResponse }) => defaultResponse !== true)}
    keyOf={({ responseType }) => responseType}
    empty={texts.noneCustomised}
    columns={[
      { header: texts.type, cell: ({ responseType }) => <span className="gs-mono">{responseType}</span> },
      { header: texts.status, cell: ({ statusCode }) => statusCode ?? texts.statusDefault },
      {
        header: texts.headers,
        cell: ({ responseParameters }) => {
          const headers = Object.entries(responseParameters ?? {}).flatMap(([name, value]) => {
            const header = corsParameter.exec(name)?.[1];
            return header === undefined ? [] : [`${header}: ${value.replace(/^'(.*)'$/s, '$1')}`];
          });
          return headers.length === 0 ? (
            <span className="gs-quiet">{texts.none}</span>
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
      { label: texts.allowedOrigins, value: cors.AllowOrigins?.join(', ') ?? texts.none },
      { label: texts.allowedMethods, value: cors.AllowMethods?.join(', ') ?? texts.none },
      { label: texts.allowedHeaders, value: cors.AllowHeaders?.join(', ') ?? texts.none },
      { label: texts.exposedHeaders, value: cors.ExposeHeaders?.join(', ') ?? texts.none },
      { label: texts.credentials, value: cors.AllowCredentials === true ? texts.allowed : texts.notAllowed },
      { label: texts.maxAge, value: cors.MaxAge === undefined ? texts.notSet : texts.seconds(cors.MaxAge) },
    ]}
  />
);

const RouteApiCors = ({ api, target }: { readonly api: HttpApiFacts; readonly target: TabProps['view']['target'] }) =>
  api.kind === 'WEBSOCKET' ? (
    <NotHere title={texts.title}>{texts.notWebSocket}</NotHere>
  ) : (
    <Section
      title={texts.configuration}
      description={texts.configurationLead}
      fact={api.api}
      consoleLink={consoleLinks.cors(target)}
    >
      <FactView fact={api.api} pointer="/api/api" none={null}>
        {({ CorsConfiguration: cors }) => (cors === undefined ? <p>{texts.noneSet}</p> : <Configuration cors={cors} />)}
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
        title={texts.preflight}
        description={texts.preflightLead}
        fact={api.resources}
        consoleLink={consoleLinks.resources(target)}
      >
        <FactView fact={api.resources} pointer="/api/resources" none={<p>{texts.noResource}</p>}>
          {() => <Preflight snapshot={snapshot} />}
        </FactView>
      </Section>
      <Section
        title={texts.gateway}
        description={texts.gatewayLead}
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
