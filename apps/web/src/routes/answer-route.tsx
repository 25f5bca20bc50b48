import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useMemo } from 'react';
import { AppLink } from '../components/app-link.tsx';
import { Page } from '../components/page.tsx';
import { ProblemPanel } from '../components/problem-panel.tsx';
import { useNotifications } from '../components/notifications.tsx';
import { askAgain, diagnosisQuery } from '../features/diagnose/api/diagnosis-query.ts';
import { toDiagnoseBody } from '../features/diagnose/to-diagnose-body.ts';
import { DiagnosisView } from '../features/result/diagnosis-view.tsx';
import { ResultActions } from '../features/result/result-actions.tsx';
import { answerTexts as texts } from '../features/result/answer-texts.ts';
import { ApiError } from '../lib/api-error.ts';
import { focusTitle } from '../lib/focus-title.ts';
import type { Question } from '../lib/diagnose-search.ts';
import { paths } from '../lib/paths.ts';
import { problemWords } from '../lib/problem-words.ts';
import { rememberTarget } from '../lib/recent.ts';
import { ResultSkeleton } from './result-skeleton.tsx';

const SeeForYourself = lazy(async () => ({
  default: (await import('../features/result/live/see-for-yourself.tsx')).SeeForYourself,
}));

interface Props {
  readonly question: Question;
  readonly onChangeQuestion: () => void;
  /** Something more was seen: it becomes part of the question. */
  readonly onSeen: (seen: string) => void;
}

const ExampleNotice = ({ id }: { readonly id: string }) => (
  <Alert type="info" header={texts.example}>
    {texts.exampleMeans} <AppLink href={paths.failureMode(id)}>{texts.exampleBack}</AppLink>
  </Alert>
);

/** The answer to the question in the address. */
export const AnswerRoute = ({ question, onChangeQuestion, onSeen }: Props) => {
  const body = useMemo(() => toDiagnoseBody(question), [question]);
  const query = diagnosisQuery(body);
  const client = useQueryClient();
  const { notify } = useNotifications();
  const { data, error, refetch } = useQuery(query);
  const again = useMutation({
    mutationFn: () => askAgain(body),
    onSuccess: (result) => {
      client.setQueryData(query.queryKey, result);
      notify({ kind: 'success', text: texts.askedAgain });
    },
    onError: (failure) =>
      notify({ kind: 'error', text: failure instanceof ApiError ? problemWords(failure).title : failure.message }),
  });
  useEffect(() => {
    if (data === undefined) return;
    if (data.source !== 'example') rememberTarget({ ...data.target, name: data.target.name ?? data.target.apiId });
    // The focus was on a button of the wizard, which is gone.
    focusTitle();
  }, [data]);

  if (error) {
    return (
      <Page title={texts.none} actions={<Button onClick={onChangeQuestion}>{texts.change}</Button>}>
        <ProblemPanel error={error} onRetry={() => void refetch()} />
      </Page>
    );
  }
  if (data === undefined) return <ResultSkeleton />;
  return (
    <DiagnosisView
      result={data}
      snapshotSource={{ kind: 'by-diagnosis', diagnosisId: data.id }}
      tryIt={
        data.source === 'aws' ? (
          <Suspense fallback={null}>
            <SeeForYourself result={data} seen={question.seen} onSeen={onSeen} />
          </Suspense>
        ) : null
      }
      notice={question.example === undefined ? undefined : <ExampleNotice id={question.example} />}
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          {question.example === undefined ? <Button onClick={onChangeQuestion}>{texts.change}</Button> : null}
          {question.example === undefined ? (
            <Button iconName="refresh" loading={again.isPending} onClick={() => again.mutate()}>
              {texts.again}
            </Button>
          ) : null}
          <ResultActions diagnosisId={data.id} />
        </SpaceBetween>
      }
    />
  );
};
