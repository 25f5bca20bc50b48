import { getRouteApi, useRouter } from '@tanstack/react-router';
import { lazy, Suspense, useCallback } from 'react';
import { WizardPage } from '../components/wizard-page.tsx';
import { DiagnoseWizard } from '../features/diagnose/diagnose-wizard.tsx';
import { toMaskedSearch } from '../features/diagnose/masked-search.ts';
import { wizardTexts } from '../features/diagnose/wizard-texts.ts';
import { readText } from '../features/find/use-recognised.ts';
import type { Question, WizardPlace } from '../lib/diagnose-search.ts';
import { ResultSkeleton } from './result-skeleton.tsx';

const AnswerRoute = lazy(async () => ({ default: (await import('./answer-route.tsx')).AnswerRoute }));

const route = getRouteApi('/diagnose');

/** The wizard and, at its end, the answer. Everything said lies in the address. */
export const DiagnoseRoute = () => {
  const { step, ...question } = route.useSearch();
  const navigate = route.useNavigate();
  const router = useRouter();
  const say = useCallback(
    (part: Partial<Question>) => {
      void navigate({ search: (before) => toMaskedSearch({ ...before, ...part }), replace: true, resetScroll: false });
    },
    [navigate],
  );
  const goTo = useCallback(
    (next: WizardPlace) => {
      void navigate({ search: (before) => ({ ...before, step: next }) });
    },
    [navigate],
  );
  if (step === 'result') {
    return (
      <Suspense fallback={<ResultSkeleton />}>
        <AnswerRoute question={question} onChangeQuestion={() => goTo('complaint')} onSeen={(seen) => say({ seen })} />
      </Suspense>
    );
  }
  return (
    <WizardPage title={wizardTexts.title}>
      <DiagnoseWizard
        step={step}
        question={question}
        onSay={say}
        onStep={goTo}
        onCancel={() => void router.navigate({ to: '/' })}
        readPaste={readText}
      />
    </WizardPage>
  );
};
