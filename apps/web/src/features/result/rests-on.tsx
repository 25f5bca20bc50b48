import Box from '@cloudscape-design/components/box';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { AwsCall, DiagnosisResult, FactAge } from '@gatescope/shared';
import { Age } from '../../components/age.tsx';
import { Status, type Tone } from '../../components/status.tsx';
import { callOutcomeTexts, factStateTexts, resultTexts as texts } from './result-texts.ts';
import { type AgeRow, toAgeRows } from './view/to-age-rows.ts';
import { toCallSummary } from './view/to-call-summary.ts';
import type { NotConsidered, ResultView } from './view/to-result-view.ts';

const callTones = {
  ok: 'good',
  'not-found': 'good',
  denied: 'unknown',
  throttled: 'unknown',
  failed: 'unknown',
  cached: 'off',
} as const satisfies Record<AwsCall['outcome'], Tone>;

const stateTones = { present: 'good', absent: 'good', hidden: 'unknown' } as const satisfies Record<
  FactAge['state'],
  Tone
>;

const TextList = ({ title, items }: { readonly title: string; readonly items: readonly string[] }) =>
  items.length === 0 ? null : (
    <div>
      <Box variant="awsui-key-label">{title}</Box>
      <ul className="gs-text-list">
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </div>
  );

const NotConsideredList = ({ left }: { readonly left: NotConsidered }) => {
  const crashed = left.crashed.map(({ id, message }) => `${id}: ${message}`);
  const isEmpty = left.assumptions.length + left.wanted.length + crashed.length === 0;
  return isEmpty ? (
    <p>{texts.nothingLeftOut}</p>
  ) : (
    <SpaceBetween size="s">
      <TextList title={texts.assumptions} items={left.assumptions} />
      <TextList title={texts.wanted} items={left.wanted} />
      <TextList title={texts.crashed} items={crashed} />
    </SpaceBetween>
  );
};

const CallsTable = ({ calls }: { readonly calls: readonly AwsCall[] }) =>
  calls.length === 0 ? (
    <p>{texts.noCalls}</p>
  ) : (
    <table className="gs-rows gs-rows--stack">
      <thead>
        <tr>
          <th scope="col">{texts.operation}</th>
          <th scope="col">{texts.place}</th>
          <th scope="col">{texts.outcome}</th>
          <th scope="col">{texts.duration}</th>
        </tr>
      </thead>
      <tbody>
        {calls.map((call, index) => (
          // Calls have no identity of their own; their order does not change.
          <tr key={`${index} ${call.operation}`}>
            <th scope="row">
              {call.service} <span className="gs-mono">{call.operation}</span>
            </th>
            <td>{[call.accountId, call.region].filter(Boolean).join(' / ')}</td>
            <td>
              <Status tone={callTones[call.outcome]}>{callOutcomeTexts[call.outcome]}</Status>
              {call.attempts !== undefined && call.attempts > 1 ? texts.attempts(call.attempts) : ''}
            </td>
            <td>{call.durationMs === undefined ? '' : texts.milliseconds(Math.round(call.durationMs))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );

const AgesTable = ({ rows }: { readonly rows: readonly AgeRow[] }) => (
  <table className="gs-rows gs-rows--stack">
    <thead>
      <tr>
        <th scope="col">{texts.fact}</th>
        <th scope="col">{texts.state}</th>
        <th scope="col">{texts.age}</th>
      </tr>
    </thead>
    <tbody>
      {rows.map(({ key, words, state, readAt }) => (
        <tr key={key}>
          <th scope="row">{words}</th>
          <td>
            <Status tone={stateTones[state]}>{factStateTexts[state]}</Status>
          </td>
          <td>{readAt === undefined ? '' : <Age at={readAt} />}</td>
        </tr>
      ))}
    </tbody>
  </table>
);

const Seen = ({ view }: { readonly view: ResultView }) => (
  <table className="gs-rows gs-rows--stack">
    <tbody>
      {view.seen.map(({ name, value }) => (
        <tr key={name}>
          <th scope="row">{name}</th>
          <td className="gs-mono">{value}</td>
        </tr>
      ))}
    </tbody>
  </table>
);

/** What the answer rests on and what it does not. */
export const RestsOn = ({ view, result }: { readonly view: ResultView; readonly result: DiagnosisResult }) => (
  <div>
    <Box variant="h2" padding={{ bottom: 'xs' }}>
      {texts.restsOn}
    </Box>
    <ExpandableSection headerText={texts.question} headingTagOverride="h3">
      <Seen view={view} />
    </ExpandableSection>
    <ExpandableSection headerText={texts.notConsidered} headingTagOverride="h3">
      <NotConsideredList left={view.notConsidered} />
    </ExpandableSection>
    <ExpandableSection headerText={`${texts.calls}: ${toCallSummary(result.calls)}`} headingTagOverride="h3">
      <CallsTable calls={result.calls} />
    </ExpandableSection>
    <ExpandableSection headerText={texts.ages} headingTagOverride="h3">
      <AgesTable rows={toAgeRows(result.factAges)} />
    </ExpandableSection>
  </div>
);
