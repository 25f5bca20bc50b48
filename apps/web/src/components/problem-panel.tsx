import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import { ApiError } from '../lib/api-error.ts';
import { problemWords } from '../lib/problem-words.ts';
import { CopyButton } from './copy-button.tsx';

interface Props {
  readonly error: Error;
  readonly onRetry?: (() => void) | undefined;
  /** Calls back with one of the things that exist instead (`problem.nearest`). */
  readonly onChoose?: ((value: string) => void) | undefined;
}

const Instead = ({ values, onChoose }: { readonly values: readonly string[]; readonly onChoose: Props['onChoose'] }) =>
  values.length === 0 ? null : (
    <p>
      There is:{' '}
      {values.map((value, index) => (
        <span key={value}>
          {index > 0 ? ', ' : ''}
          {onChoose ? (
            <Button variant="inline-link" onClick={() => onChoose(value)}>
              {value}
            </Button>
          ) : (
            <span className="gs-mono">{value}</span>
          )}
        </span>
      ))}
    </p>
  );

const Details = ({ error, onChoose }: { readonly error: ApiError; readonly onChoose: Props['onChoose'] }) => {
  if (error.failure.kind !== 'problem') return <p>{problemWords(error).next}</p>;
  const { problem } = error.failure;
  return (
    <>
      <p>{problem.detail}</p>
      <p>{problem.remedy || problemWords(error).next}</p>
      {problem.errors?.length ? (
        <ul>
          {problem.errors.map(({ path, message, remedy }) => (
            <li key={`${path} ${message}`}>
              <span className="gs-mono">{path}</span>: {message}. {remedy}
            </li>
          ))}
        </ul>
      ) : null}
      <Instead values={problem.nearest ?? problem.available ?? []} onChoose={onChoose} />
      {problem.permission ? (
        <p className="gs-mono">
          {problem.permission.action} {problem.permission.resource}
          <CopyButton text={`${problem.permission.action} ${problem.permission.resource}`} what="the permission" />
        </p>
      ) : null}
      {problem.requestId ? (
        <p className="gs-quiet">
          Request id <span className="gs-mono">{problem.requestId}</span>
        </p>
      ) : null}
    </>
  );
};

/** A call that failed: what happened, what to do next, and a way to try again. */
export const ProblemPanel = ({ error, onRetry, onChoose }: Props) => {
  const known = error instanceof ApiError ? error : undefined;
  return (
    <div role="alert">
      <Alert
        type="error"
        header={known ? problemWords(known).title : 'The page made a mistake'}
        {...(onRetry ? { action: <Button onClick={onRetry}>Try again</Button> } : {})}
      >
        {known ? <Details error={known} onChoose={onChoose} /> : <p>{error.message}</p>}
      </Alert>
    </div>
  );
};
