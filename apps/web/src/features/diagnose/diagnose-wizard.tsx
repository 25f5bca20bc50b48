import Button from '@cloudscape-design/components/button';
import Skeleton from '@cloudscape-design/components/skeleton';
import Wizard from '@cloudscape-design/components/wizard';
import { lazy, Suspense } from 'react';
import type { Question, WizardPlace } from '../../lib/diagnose-search.ts';
import { ComplaintStep, type ReadPaste } from './steps/complaint-step.tsx';
import { wizardTexts as texts } from './wizard-texts.ts';

const TargetStep = lazy(async () => ({ default: (await import('./steps/target-step.tsx')).TargetStep }));
const CallerStep = lazy(async () => ({ default: (await import('./steps/caller-step.tsx')).CallerStep }));

/** The steps that ask, in order. */
export const askingSteps = ['complaint', 'target', 'caller'] as const satisfies readonly WizardPlace[];
export type AskingStep = (typeof askingSteps)[number];

interface Props {
  readonly step: AskingStep;
  readonly question: Question;
  readonly onSay: (part: Partial<Question>) => void;
  readonly onStep: (step: WizardPlace) => void;
  readonly onCancel: () => void;
  readonly readPaste: ReadPaste;
}

const stepSkeleton = <Skeleton height="20rem" />;

/** The three questions. Everything may be skipped; the answer then says what it does not know. */
export const DiagnoseWizard = ({ step, question, onSay, onStep, onCancel, readPaste }: Props) => (
  <Wizard
    activeStepIndex={askingSteps.indexOf(step)}
    onNavigate={({ detail }) => onStep(askingSteps[detail.requestedStepIndex] ?? 'complaint')}
    onSubmit={() => onStep('result')}
    onCancel={onCancel}
    submitButtonText={texts.submit}
    secondaryActions={step === 'caller' ? null : <Button onClick={() => onStep('result')}>{texts.skip}</Button>}
    i18nStrings={{
      stepNumberLabel: texts.step,
      collapsedStepsLabel: texts.stepOf,
      navigationAriaLabel: texts.steps,
      cancelButton: texts.cancel,
      previousButton: texts.previous,
      nextButton: texts.next,
    }}
    steps={[
      {
        title: texts.complaint.title,
        description: texts.complaint.description,
        content: <ComplaintStep question={question} onSay={onSay} readPaste={readPaste} />,
      },
      {
        title: texts.target.title,
        description: texts.target.description,
        content: (
          <Suspense fallback={stepSkeleton}>
            <TargetStep question={question} onSay={onSay} />
          </Suspense>
        ),
      },
      {
        title: texts.caller.title,
        description: texts.caller.description,
        content: (
          <Suspense fallback={stepSkeleton}>
            <CallerStep question={question} onSay={onSay} />
          </Suspense>
        ),
      },
    ]}
  />
);
