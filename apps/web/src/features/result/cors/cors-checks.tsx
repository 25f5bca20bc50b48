import './cors-checks.css';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import type { DiagnosisResult } from '@gatescope/shared';
import { DataTable } from '../../../components/data-table.tsx';
import { Status } from '../../../components/status.tsx';
import { corsTexts as texts } from './cors-texts.ts';
import { type CorsHeaderRow, type CorsLegView, toCorsView } from './to-cors-view.ts';

const Value = ({ row }: { readonly row: CorsHeaderRow }) =>
  row.isOffending ? (
    <>
      <span className="gs-mono">{row.value}</span>
      <div>
        <Status tone="bad">{texts.offending}</Status>
      </div>
    </>
  ) : (
    <span className="gs-mono">{row.value}</span>
  );

const Headers = ({ leg }: { readonly leg: CorsLegView }) => (
  <DataTable
    label={`${leg.title}: ${texts.header}`}
    items={leg.headers}
    keyOf={({ name }) => name}
    empty={texts.absent}
    isMarked={({ isOffending }) => isOffending}
    columns={[
      { header: texts.header, cell: ({ name }) => <span className="gs-mono">{name}</span> },
      { header: texts.value, cell: (row) => <Value row={row} /> },
      {
        header: texts.wanted,
        cell: ({ wanted }) => (wanted === undefined ? null : <span className="gs-mono">{wanted}</span>),
      },
    ]}
  />
);

const Facts = ({ leg }: { readonly leg: CorsLegView }) => (
  <dl className="gs-cors__facts">
    {leg.issue === undefined ? null : (
      <div>
        <dt>{texts.issue}</dt>
        <dd className="gs-mono gs-cors__issue">{leg.issue}</dd>
      </div>
    )}
    <div>
      <dt>{texts.status}</dt>
      <dd>
        <span className="gs-mono">{leg.status}</span>
        {leg.isStatusOffending ? (
          <>
            {' '}
            <Status tone="bad">{texts.offending}</Status>
          </>
        ) : null}
        {leg.source === undefined ? null : <span className="gs-quiet"> {leg.source}</span>}
      </dd>
    </div>
    <div>
      <dt>{texts.asks}</dt>
      {leg.asks.map(({ name, value }) => (
        <dd key={name} className="gs-mono">
          {name}: {value}
        </dd>
      ))}
    </div>
  </dl>
);

const Leg = ({ leg }: { readonly leg: CorsLegView }) => (
  <section className="gs-cors__leg" aria-label={`${leg.title}, ${texts.title.toLowerCase()}`}>
    <h3>
      {leg.title} <span className="gs-mono gs-quiet">{leg.method}</span>
    </h3>
    <Status tone={leg.end.tone}>
      <strong>{leg.end.word}</strong>
    </Status>
    <Facts leg={leg} />
    {leg.headers.length === 0 ? null : <Headers leg={leg} />}
    {leg.notes.map((note) => (
      <p key={note} className="gs-quiet gs-small gs-flush">
        {note}
      </p>
    ))}
  </section>
);

/** Preflight and call of a page side by side, with the header that the browser refuses; nothing for other callers. */
export const CorsChecks = ({ result }: { readonly result: Pick<DiagnosisResult, 'request' | 'traces'> }) => {
  const legs = toCorsView(result);
  if (legs.length === 0) return null;
  return (
    <Container
      header={
        <Header variant="h2" description={texts.lead}>
          {texts.title}
        </Header>
      }
    >
      <div className="gs-cors">
        {legs.map((leg) => (
          <Leg key={leg.leg} leg={leg} />
        ))}
      </div>
      {legs.some(({ leg }) => leg === 'preflight') ? null : <p className="gs-quiet">{texts.noPreflight}</p>}
    </Container>
  );
};
