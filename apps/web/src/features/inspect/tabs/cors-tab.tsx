import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import {
  type CorsConfiguration,
  type GatewayResponse,
  type HttpApiFacts,
  type Snapshot,
  toPointer,
} from '@gatescope/shared';
import { DataTable } from '../../../components/data-table.tsx';
import { FactView } from '../../../components/fact-view.tsx';
import { Section } from '../../../components/section.tsx';
import { Status } from '../../../components/status.tsx';
import { Value } from '../../../components/value/value.tsx';
import { consoleLinks } from '../../../lib/console-links.ts';
import { type CorsOptions, toCorsRows } from '../view/to-cors-rows.ts';
import { NotHere } from './not-here.tsx';
import type { TabProps } from './tab-props.ts';
import { corsTexts as texts } from '../texts/cors-texts.ts';

const Headers = ({ options, path }: { readonly options: CorsOptions; readonly path: string }) => {
  if (options.headers === 'backend') return <>{texts.fromBackend(options.target)}</>;
  if (options.headers.length === 0) return <span className="gs-quiet">{texts.noneMapped}</span>;
  return (
    <ul className="gs-plain-list">
      {options.headers.map(({ name, value, pointer }) => (
        <li key={pointer} className="gs-mono">
          <Value pointer={pointer} label={texts.of(name, path)}>
            {name}: {value}
          </Value>
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
      {
        header: texts.resource,
        cell: ({ path, pointer }) => (
          <Value pointer={pointer} label={texts.theResource(path)}>
            <span className="gs-mono">{path}</span>
          </Value>
        ),
      },
      {
        header: texts.methods,
        cell: ({ path, verbs, pointer }) => (
          <Value pointer={`${pointer}/resourceMethods`} label={texts.of(texts.methods, path)}>
            {verbs.join(', ')}
          </Value>
        ),
      },
      {
        header: texts.answeredBy,
        cell: ({ path, options, pointer }) =>
          options === undefined ? (
            <Value pointer={`${pointer}/resourceMethods/OPTIONS`} label={texts.of('OPTIONS', path)}>
              <Status tone="off">{texts.nothing}</Status>
            </Value>
          ) : (
            <>
              <Value pointer={options.pointer} label={texts.of(options.verb, path)}>
                {options.verb}: {options.target}
              </Value>
              <div className="gs-quiet gs-small">{texts.asks(options.authorization, options.key)}</div>
            </>
          ),
      },
      {
        header: texts.answerHeaders,
        cell: ({ path, options }) =>
          options === undefined ? (
            <span className="gs-quiet">{texts.nothingAnswers}</span>
          ) : (
            <Headers options={options} path={path} />
          ),
      },
    ]}
  />
);

const corsParameter = /^gatewayresponse\.header\.(access-control-.+)$/i;

const Gateway = ({ responses }: { readonly responses: readonly GatewayResponse[] }) => (
  <DataTable
    label={texts.gateway}
    items={responses
      .map((response, index) => ({ ...response, pointer: toPointer('api', 'gatewayResponses', 'value', index) }))
      .filter(({ defaultResponse }) => defaultResponse !== true)}
    keyOf={({ responseType }) => responseType}
    empty={texts.noneCustomised}
    columns={[
      {
        header: texts.type,
        cell: ({ responseType, pointer }) => (
          <Value pointer={pointer} label={texts.theResponse(responseType)}>
            <span className="gs-mono">{responseType}</span>
          </Value>
        ),
      },
      {
        header: texts.status,
        cell: ({ responseType, statusCode, pointer }) => (
          <Value pointer={`${pointer}/statusCode`} label={texts.of(texts.status, responseType)}>
            {statusCode ?? texts.statusDefault}
          </Value>
        ),
      },
      {
        header: texts.headers,
        cell: ({ responseType, responseParameters, pointer }) => {
          const headers = Object.entries(responseParameters ?? {}).flatMap(([name, value]) => {
            const header = corsParameter.exec(name)?.[1];
            return header === undefined ? [] : [`${header}: ${value.replace(/^'(.*)'$/s, '$1')}`];
          });
          return (
            <Value pointer={`${pointer}/responseParameters`} label={texts.of(texts.headers, responseType)}>
              {headers.length === 0 ? (
                <span className="gs-quiet">{texts.none}</span>
              ) : (
                <span className="gs-mono">{headers.join(', ')}</span>
              )}
            </Value>
          );
        },
      },
    ]}
  />
);

const toSettings = (cors: CorsConfiguration): readonly (readonly [keyof CorsConfiguration, string, string])[] => [
  ['AllowOrigins', texts.allowedOrigins, cors.AllowOrigins?.join(', ') ?? texts.none],
  ['AllowMethods', texts.allowedMethods, cors.AllowMethods?.join(', ') ?? texts.none],
  ['AllowHeaders', texts.allowedHeaders, cors.AllowHeaders?.join(', ') ?? texts.none],
  ['ExposeHeaders', texts.exposedHeaders, cors.ExposeHeaders?.join(', ') ?? texts.none],
  ['AllowCredentials', texts.credentials, cors.AllowCredentials === true ? texts.allowed : texts.notAllowed],
  ['MaxAge', texts.maxAge, cors.MaxAge === undefined ? texts.notSet : texts.seconds(cors.MaxAge)],
];

const Configuration = ({ cors }: { readonly cors: CorsConfiguration }) => (
  <div className="gs-values">
    <KeyValuePairs
      columns={3}
      items={toSettings(cors).map(([field, label, text]) => ({
        label,
        value: (
          <Value pointer={`/api/api/value/CorsConfiguration/${field}`} label={label}>
            {text}
          </Value>
        ),
      }))}
    />
  </div>
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
