import './result.css';
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Header from '@cloudscape-design/components/header';
import type { DiagnosisResult } from '@gatescope/shared';
import { type ReactNode, useMemo } from 'react';
import { Age } from '../../components/age.tsx';
import { AppLink } from '../../components/app-link.tsx';
import { MissingList } from '../../components/missing-list.tsx';
import { Page } from '../../components/page.tsx';
import { Status } from '../../components/status.tsx';
import { paths } from '../../lib/paths.ts';
import { AnswerStrip } from './answer-strip.tsx';
import { CorsChecks } from './cors/cors-checks.tsx';
import { FindingCard } from './finding-card.tsx';
import { RestsOn } from './rests-on.tsx';
import { resultTexts as texts } from './result-texts.ts';
import type { SnapshotSource } from './snapshot-source.ts';
import { TracePath } from './trace-path.tsx';
import { type ResultView, toResultView } from './view/to-result-view.ts';

interface Props {
  readonly result: DiagnosisResult;
  readonly snapshotSource: SnapshotSource;
  readonly actions: ReactNode;
  /** Above everything, e.g. that this is a saved report. */
  readonly notice?: ReactNode;
  /** What the reader can do to see for themselves. */
  readonly tryIt?: ReactNode;
}

const VerdictLine = ({ result, view }: { readonly view: ResultView } & Pick<Props, 'result'>) => {
  const { target } = result;
  return (
    <div className="gs-verdict-line">
      <Status tone={view.verdict.tone}>
        <strong>{view.verdict.word}</strong>
      </Status>
      <span>
        {result.source === 'example' ? (
          (target.name ?? target.apiId)
        ) : (
          <AppLink href={paths.api(target)} variant="primary">
            {target.name ?? target.apiId}
          </AppLink>
        )}{' '}
        <span className="gs-quiet">{[target.stage, target.region, target.accountId].filter(Boolean).join(' · ')}</span>
      </span>
      {view.oldestFactAt === undefined ? null : (
        <span className="gs-quiet">
          {texts.factsRead} <Age at={view.oldestFactAt} />
        </span>
      )}
    </div>
  );
};

const RequestLine = ({ result, actions }: Pick<Props, 'result' | 'actions'>) => (
  <div className="gs-request-row">
    {result.request === null ? null : (
      <div className="gs-request-line">
        <span className="gs-request-line__method">{result.request.method}</span>
        <span>{result.request.url}</span>
      </div>
    )}
    <div className="gs-request-row__actions">{actions}</div>
  </div>
);

const Notes = ({ view }: { readonly view: ResultView }) => (
  <>
    {view.contradictions.map((text) => (
      <Alert key={text} type="warning" header={texts.contradiction}>
        {text}
      </Alert>
    ))}
    {view.hidden.length === 0 ? null : (
      <ExpandableSection
        defaultExpanded={view.verdict.tone === 'unknown'}
        headerText={texts.hiddenHeader(view.hidden.length)}
        headerDescription={texts.hiddenLead}
      >
        <MissingList items={view.hidden} />
      </ExpandableSection>
    )}
  </>
);

const Findings = ({
  view,
  result,
  snapshotSource,
}: { readonly view: ResultView } & Pick<Props, 'result' | 'snapshotSource'>) => (
  <div className="gs-result__stack">
    {view.findings.length > 0 ? <h2 className="gs-visually-hidden">{texts.findings}</h2> : null}
    {view.findings.slice(0, 1).map((finding) => (
      <FindingCard
        key={finding.id}
        finding={finding}
        look="open"
        target={result.target}
        snapshotSource={snapshotSource}
      />
    ))}
    {view.findings.length > 1 ? (
      <Box variant="h2" fontSize="heading-s">
        {texts.alsoPossible}
      </Box>
    ) : null}
    {view.findings.slice(1).map((finding) => (
      <FindingCard
        key={finding.id}
        finding={finding}
        look="folded"
        target={result.target}
        snapshotSource={snapshotSource}
      />
    ))}
    {view.latent.length > 0 ? (
      <Container header={<Header variant="h2">{texts.latent}</Header>}>
        {view.latent.map((finding) => (
          <FindingCard
            key={finding.id}
            finding={finding}
            look="row"
            target={result.target}
            snapshotSource={snapshotSource}
          />
        ))}
      </Container>
    ) : null}
  </div>
);

/** A diagnosis: the answer in a sentence, the way of the request, the findings, and what all of it rests on. */
export const DiagnosisView = ({ result, snapshotSource, actions, notice, tryIt }: Props) => {
  const view = useMemo(() => toResultView(result), [result]);
  const oneTrace = view.traces.length === 1;
  return (
    <Page
      title={view.sentence}
      documentTitle={`${view.verdict.word}: ${result.target.name ?? result.target.apiId}`}
      above={<VerdictLine result={result} view={view} />}
    >
      <RequestLine result={result} actions={actions} />
      <div className="gs-result">
        {notice}
        <AnswerStrip view={view} />
        <Notes view={view} />
        <CorsChecks result={result} />
        <div className={`gs-result__main${oneTrace ? ' gs-result__main--one-trace' : ''}`}>
          <div className="gs-result__traces">
            {view.traces.map((trace) => (
              <TracePath key={trace.key} trace={trace} />
            ))}
          </div>
          <Findings view={view} result={result} snapshotSource={snapshotSource} />
        </div>
        {tryIt}
        <RestsOn view={view} result={result} />
      </div>
    </Page>
  );
};
