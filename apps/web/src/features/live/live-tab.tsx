import './live.css';
import Skeleton from '@cloudscape-design/components/skeleton';
import type { Target } from '@gatescope/shared';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { ProblemPanel } from '../../components/problem-panel.tsx';
import type { LiveSearch, Span } from '../../lib/live-search.ts';
import { timelineQuery } from './api/timeline-query.ts';
import { LoggingSection } from './logging-section.tsx';
import { SearchSection } from './search-section.tsx';
import { timelineTexts } from './texts/timeline-texts.ts';
import { TimelineSection } from './timeline-section.tsx';
import { toWindow } from './view/to-window.ts';
import { WhenBar } from './when-bar.tsx';

interface Props {
  readonly target: Target;
  readonly stage: string | undefined;
  readonly search: LiveSearch;
  readonly onSearch: (search: LiveSearch) => void;
}

const Stage = ({ target, stage, search, onSearch }: Props & { readonly stage: string }) => {
  const span: Span = search.span ?? '3h';
  // Fixed until another stretch is chosen: a search must not move under the reader.
  const [now, setNow] = useState(() => Date.now());
  const window = useMemo(() => toWindow(span, search.at, now), [span, search.at, now]);
  const isTimeMissing = span === 'around' && window === undefined;
  const { data, error, isFetching, refetch } = useQuery({
    ...timelineQuery(target, stage, window),
    enabled: !isTimeMissing,
  });
  return (
    <div className="gs-stack">
      <WhenBar
        span={span}
        at={search.at}
        isBusy={isFetching}
        onChange={(next, at) => {
          setNow(Date.now());
          onSearch({ ...search, span: next, at });
        }}
        onAgain={() => {
          setNow(Date.now());
          if (window === undefined || span === 'around') void refetch();
        }}
      />
      {error ? <ProblemPanel error={error} onRetry={() => void refetch()} /> : null}
      {data === undefined && !error && !isTimeMissing ? <Skeleton height="50rem" /> : null}
      {data === undefined ? null : <TimelineSection timeline={data} />}
      <SearchSection
        target={target}
        stage={stage}
        search={search}
        window={window ?? (data && { from: data.from, to: data.to })}
        onSearch={onSearch}
      />
      {data === undefined ? null : <LoggingSection timeline={data} stage={stage} />}
    </div>
  );
};

/** Logs, metrics and edits of a stage: what happened, and why one request was answered so. */
export const LiveTab = ({ stage, ...props }: Props) =>
  stage === undefined ? (
    <p className="gs-flush">{timelineTexts.noStage}</p>
  ) : (
    <Stage key={stage} stage={stage} {...props} />
  );
