import { ProblemPanel } from '../../components/problem-panel.tsx';
import { Status } from '../../components/status.tsx';
import { FoundAccess } from './found-access.tsx';
import { FoundExecution } from './found-execution.tsx';
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

const noGroup = ({ logGroup, because }: Plan): string =>
  logGroup === undefined
    ? because
    : `The log group ${logGroup} does not exist. API Gateway makes it when it first writes; see below whether logging is able to work.`;

const Outcome = ({ found, plan }: { readonly found: Found; readonly plan: Plan | undefined }) => {
  const { done } = found;
  if (done === undefined) {
    return plan === undefined ? null : <Status tone="warn">{noGroup(plan)}</Status>;
  }
  return (
    <div className="gs-stack gs-stack--tight">
      <Status tone={done.found === 0 ? 'info' : 'good'}>
        {done.found === 0
          ? 'No line in this time says that.'
          : `${done.found} ${done.found === 1 ? 'line' : 'lines'} found.`}
        {done.isCutOff ? ' There are more: narrow the search.' : ''}
      </Status>
      {done.notes.length === 0 ? null : (
        <div>
          <strong>{done.found === 0 ? 'What this does not rule out' : 'To keep in mind'}</strong>
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
        {state.step === 'cancelled' ? (
          <Status tone="off">The search was cancelled; below is what it had found.</Status>
        ) : null}
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
