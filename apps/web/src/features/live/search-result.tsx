import { ProblemPanel } from '../../components/problem-panel.tsx';
import { Status } from '../../components/status.tsx';
import { FoundAccess } from './found-access.tsx';
import { FoundExecution } from './found-execution.tsx';
import { searchTexts as texts } from './texts/search-texts.ts';
import { SearchProgress } from './search-progress.tsx';
import type { Plan, SearchState } from './use-log-search.ts';
import type { Found } from './view/to-found.ts';
import type { questionOfLine } from './view/to-question.ts';

interface Props {
  readonly state: Exclude<SearchState, { step: 'idle' | 'planning' | 'asking' }>;
  readonly log: 'access' | 'execution';
  readonly place: Parameters<typeof questionOfLine>[0];
  readonly onCancel: () => void;
  readonly onRetry: () => void;
  readonly onWhole: (requestId: string) => void;
}

const noGroup = ({ logGroup, because }: Plan): string => (logGroup === undefined ? because : texts.noGroup(logGroup));

const Outcome = ({ found, plan }: { readonly found: Found; readonly plan: Plan | undefined }) => {
  const { done } = found;
  if (done === undefined) {
    return plan === undefined ? null : <Status tone="warn">{noGroup(plan)}</Status>;
  }
  return (
    <div className="gs-stack gs-stack--tight">
      <Status tone={done.found === 0 ? 'info' : 'good'}>
        {done.found === 0 ? texts.nothing : `${texts.found(done.found)}.`}
        {done.isCutOff ? texts.cutOff : ''}
      </Status>
      {done.notes.length === 0 ? null : (
        <div>
          <strong>{done.found === 0 ? texts.notRuledOut : texts.keepInMind}</strong>
          <ul className="gs-text-list">
            {done.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
};

/** What a search has brought: how far it is, what it found, and what no log ever holds. */
export const SearchResult = ({ state, log, place, onCancel, onRetry, onWhole }: Props) => {
  const { found } = state;
  return (
    <div className="gs-stack gs-stack--tight">
      <div aria-live="polite">
        {state.step === 'running' ? <SearchProgress found={found} onCancel={onCancel} /> : null}
        {state.step === 'cancelled' ? <Status tone="off">{texts.cancelled}</Status> : null}
        {state.step === 'failed' ? <ProblemPanel error={state.error} onRetry={onRetry} /> : null}
        {state.step === 'done' ? <Outcome found={found} plan={state.plan} /> : null}
      </div>
      {found.lines.length === 0 ? null : log === 'access' ? (
        <FoundAccess found={found} place={place} />
      ) : (
        <FoundExecution found={found} place={place} onWhole={onWhole} />
      )}
    </div>
  );
};
