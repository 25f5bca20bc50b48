import type { Target } from '@gatescope/shared';
import { useEffect, useRef, useState } from 'react';
import { Section } from '../../components/section.tsx';
import type { LiveSearch } from '../../lib/live-search.ts';
import { PriceQuestion } from './price-question.tsx';
import { SearchForm } from './search-form.tsx';
import { SearchResult } from './search-result.tsx';
import { searchTexts } from './texts/search-texts.ts';
import { useLogSearch } from './use-log-search.ts';
import { toSearchBody } from './view/to-search-body.ts';
import type { Window } from './view/to-window.ts';

interface Props {
  readonly target: Target;
  readonly stage: string;
  readonly search: LiveSearch;
  /** Undefined while it is not known. */
  readonly window: Window | undefined;
  readonly onSearch: (search: LiveSearch) => void;
}

/** Searches the logs of a stage, line by line as it goes. */
export const SearchSection = ({ target, stage, search, window, onSearch }: Props) => {
  const { state, search: begin, run, cancel } = useLogSearch();
  // The form is made anew only where something else than its own button changed what is looked for.
  const [turn, setTurn] = useState(0);
  const place = { target, stage };
  const start = (wanted: LiveSearch): void => {
    onSearch(wanted);
    if (window) void begin(toSearchBody(target, stage, { search: wanted, window }));
  };
  const isArrived = useRef(false);
  useEffect(() => {
    // Whoever comes with a request id wants to see its lines.
    if (isArrived.current || window === undefined) return;
    isArrived.current = true;
    if (search.requestId !== undefined) void begin(toSearchBody(target, stage, { search, window }));
  }, [begin, search, stage, target, window]);
  return (
    <Section title={searchTexts.title} description={searchTexts.lead}>
      <div className="gs-stack">
        <SearchForm
          key={turn}
          search={search}
          isBusy={state.step === 'planning' || state.step === 'running'}
          isReady={window !== undefined}
          onSearch={start}
        />
        {state.step === 'asking' ? (
          <PriceQuestion
            plan={state.plan}
            onQuery={() => void run(state.body, 'insights', state.plan)}
            onRead={() => void run(state.body, 'filter', state.plan)}
            onCancel={cancel}
          />
        ) : null}
        {state.step === 'idle' || state.step === 'planning' || state.step === 'asking' ? null : (
          <SearchResult
            state={state}
            log={search.log ?? 'access'}
            place={place}
            onCancel={cancel}
            onRetry={() => start(search)}
            onWhole={(requestId) => {
              setTurn(turn + 1);
              start({
                ...search,
                log: 'execution',
                requestId,
                status: undefined,
                path: undefined,
                source: undefined,
                keyId: undefined,
                text: undefined,
              });
            }}
          />
        )}
      </div>
    </Section>
  );
};
