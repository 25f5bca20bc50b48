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

interface Props {
  readonly policy: string;
  readonly target: { readonly accountId: string; readonly region: string; readonly apiId: string };
  readonly stage: string | undefined;
}

const decisions = {
  allow: { tone: 'good', word: 'Allowed by this policy' },
  explicitDeny: { tone: 'bad', word: 'Denied by a statement' },
  implicitDeny: { tone: 'warn', word: 'Not allowed: no statement matches' },
} as const satisfies Record<string, { tone: Tone; word: string }>;

const fields: readonly { readonly key: keyof PolicyQuestion; readonly label: string; readonly placeholder: string }[] =
  [
    { key: 'principal', label: 'Caller', placeholder: 'anonymous' },
    { key: 'method', label: 'Method', placeholder: 'GET' },
    { key: 'path', label: 'Path', placeholder: '/orders' },
    { key: 'sourceVpce', label: 'aws:SourceVpce', placeholder: 'absent' },
    { key: 'sourceVpc', label: 'aws:SourceVpc', placeholder: 'absent' },
    { key: 'sourceIp', label: 'aws:SourceIp', placeholder: 'absent' },
    { key: 'vpcSourceIp', label: 'aws:VpcSourceIp', placeholder: 'absent' },
    { key: 'orgId', label: 'aws:PrincipalOrgID', placeholder: 'absent' },
  ];

/** Asks the policy about one call. What is left empty is absent from the call. */
export const PolicyTester = ({ policy, target, stage }: Props) => {
  const [question, setQuestion] = useState<PolicyQuestion>({});
  const ask = useMutation({ mutationFn: () => askPolicy(policy, target, stage, question) });
  return (
    <ExpandableSection headerText="Ask this policy about a call" headingTagOverride="h3">
      <SpaceBetween size="s">
        <p className="gs-quiet gs-flush">
          Answers for this document alone, as saved. A diagnosis combines it with endpoint policy, authorization and
          what is deployed.
        </p>
        <Grid gridDefinition={fields.map(() => ({ colspan: { default: 12, xxs: 6, s: 3 } }))}>
          {fields.map(({ key, label, placeholder }) => (
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
          Ask
        </Button>
        <div aria-live="polite">
          {ask.error ? <ProblemPanel error={ask.error} /> : null}
          {ask.data ? (
            <>
              <Status tone={decisions[ask.data.decision].tone}>
                <strong>{decisions[ask.data.decision].word}</strong>
              </Status>
              {ask.data.matched.map(({ statementIndex, sid, effect }) => (
                <div
                  key={statementIndex}
                >{`Statement ${statementIndex + 1}${sid === undefined ? '' : ` (${sid})`} matches: ${effect}`}</div>
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
