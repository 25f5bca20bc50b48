import Button from '@cloudscape-design/components/button';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import FormField from '@cloudscape-design/components/form-field';
import Grid from '@cloudscape-design/components/grid';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemPanel } from '../../../components/problem-panel.tsx';
import { Status, type Tone } from '../../../components/status.tsx';
import { askPolicy, type PolicyQuestion } from '../api/ask-policy.ts';
import { decisionTexts, testerFields, testerTexts as texts } from '../texts/access-texts.ts';

interface Props {
  readonly policy: string;
  readonly target: { readonly accountId: string; readonly region: string; readonly apiId: string };
  readonly stage: string | undefined;
}

const tones = {
  allow: 'good',
  explicitDeny: 'bad',
  implicitDeny: 'warn',
} as const satisfies Record<keyof typeof decisionTexts, Tone>;

/** Asks the policy about one call. What is left empty is absent from the call. */
export const PolicyTester = ({ policy, target, stage }: Props) => {
  const [question, setQuestion] = useState<PolicyQuestion>({});
  const ask = useMutation({ mutationFn: () => askPolicy(policy, target, stage, question) });
  return (
    <ExpandableSection headerText={texts.title} headingTagOverride="h3">
      <SpaceBetween size="s">
        <p className="gs-quiet gs-flush">{texts.lead}</p>
        <Grid gridDefinition={testerFields.map(() => ({ colspan: { default: 12, xxs: 6, s: 3 } }))}>
          {testerFields.map(({ key, label, placeholder }) => (
            <FormField key={key} label={label} stretch>
              <Input
                value={question[key] ?? ''}
                placeholder={placeholder}
                onChange={({ detail }) => setQuestion((before) => ({ ...before, [key]: detail.value }))}
                spellcheck={false}
              />
            </FormField>
          ))}
        </Grid>
        <Button onClick={() => ask.mutate()} loading={ask.isPending}>
          {texts.ask}
        </Button>
        <div aria-live="polite">
          {ask.error ? <ProblemPanel error={ask.error} /> : null}
          {ask.data ? (
            <>
              <Status tone={tones[ask.data.decision]}>
                <strong>{decisionTexts[ask.data.decision]}</strong>
              </Status>
              {ask.data.matched.map(({ statementIndex, sid, effect }) => (
                <div key={statementIndex}>{texts.matches(statementIndex + 1, sid, effect)}</div>
              ))}
              {ask.data.unsupported?.map(({ path, reason }) => (
                <div key={path}>
                  <Status tone="unknown">{`${path}: ${reason}`}</Status>
                </div>
              ))}
            </>
          ) : null}
        </div>
      </SpaceBetween>
    </ExpandableSection>
  );
};
