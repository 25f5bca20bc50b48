import './trace-path.css';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import { MissingList } from '../../components/missing-list.tsx';
import { RawJson } from '../../components/raw-json.tsx';
import { StatusIcon } from '../../components/status.tsx';
import { TextOrTime } from '../../components/text-or-time.tsx';
import { resultTexts as texts } from './result-texts.ts';
import type { HopView } from './view/to-hop-view.ts';
import type { InnerWay } from './view/to-inner-way.ts';
import type { TraceView } from './view/to-trace-view.ts';

const placeClass = (hop: HopView): string => {
  const kind = hop.tone === 'unknown' && hop.place === 'focus' ? ' gs-hop--unknown' : '';
  return `gs-hop gs-hop--${hop.place}${hop.tone === 'off' && hop.place === 'before' ? ' gs-hop--skipped' : ''}${kind}`;
};

/** The gates of a second API that the integration calls, one line each. */
const InnerPath = ({ way: { apiId, host, steps } }: { readonly way: InnerWay }) => (
  <div className="gs-inner">
    <div>
      {texts.nextApi} <span className="gs-mono">{apiId}</span> <span className="gs-quiet gs-mono">{host}</span>
    </div>
    <ol className="gs-path" aria-label={`${texts.nextApi} ${apiId}`}>
      {steps.map(({ title, tone, word }) => (
        <li key={title} className="gs-inner__step">
          <StatusIcon tone={tone} />
          <span>{title}</span>
          <span className={`gs-hop__word gs-status--${tone}`}>{word}</span>
        </li>
      ))}
    </ol>
  </div>
);

const HopBody = ({ hop }: { readonly hop: HopView }) => {
  const rows = [
    ...hop.replies.map((value) => ({ name: texts.reply, value })),
    ...hop.details,
    ...(hop.because === undefined
      ? []
      : [{ name: hop.tone === 'unknown' ? texts.mayBecause : texts.because, value: hop.because }]),
    ...(hop.factsUsed.length === 0 ? [] : [{ name: texts.factsUsed, value: hop.factsUsed.join(', ') }]),
    ...(hop.basis === undefined ? [] : [{ name: texts.basis, value: hop.basis }]),
  ];
  return (
    <div className="gs-hop__body">
      {rows.length === 0 && hop.missing.length === 0 ? <span className="gs-quiet">{texts.nothingMore}</span> : null}
      <dl className="gs-hop__rows">
        {rows.map(({ name, value }) => (
          <div key={`${name} ${value}`}>
            <dt>{name}</dt>
            <dd>
              <TextOrTime text={value} />
            </dd>
          </div>
        ))}
      </dl>
      {hop.inner === undefined ? null : <InnerPath way={hop.inner} />}
      <MissingList items={hop.missing} />
      {hop.raw === undefined ? null : (
        <div>
          {texts.everything} <RawJson title={hop.title} value={hop.raw} />
        </div>
      )}
    </div>
  );
};

const Hop = ({ hop }: { readonly hop: HopView }) => (
  <li className={placeClass(hop)} {...(hop.place === 'focus' ? { 'aria-current': 'step' as const } : {})}>
    <details open={hop.place === 'focus'}>
      <summary>
        <span className={`gs-hop__icon gs-status--${hop.tone}`}>
          <StatusIcon tone={hop.tone} />
        </span>
        <span className="gs-hop__title">{hop.title}</span>
        <span className={`gs-hop__word gs-status--${hop.tone}`}>{hop.word}</span>
      </summary>
      <HopBody hop={hop} />
    </details>
  </li>
);

/** A request's way as an ordered list of hops; the one that ended it is open. */
export const TracePath = ({ trace }: { readonly trace: TraceView }) => (
  <Container
    header={
      <Header variant="h2" description={<span className="gs-mono">{`${trace.method} ${trace.url}`}</span>}>
        {trace.title}
      </Header>
    }
  >
    <ol className="gs-path" aria-label={trace.title}>
      {trace.hops.map((hop) => (
        <Hop key={hop.id} hop={hop} />
      ))}
    </ol>
    <div className="gs-hop__end">
      <span className={`gs-hop__icon gs-status--${trace.end.tone}`}>
        <StatusIcon tone={trace.end.tone} />
      </span>
      <div>
        <strong>{trace.end.word}</strong>
        {trace.replies.length > 0 ? (
          <ul className="gs-plain-list gs-mono">
            {trace.replies.map((reply) => (
              <li key={reply}>{reply}</li>
            ))}
          </ul>
        ) : null}
      </div>
    </div>
  </Container>
);
