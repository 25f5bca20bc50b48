import Button from '@cloudscape-design/components/button';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import FormField from '@cloudscape-design/components/form-field';
import Skeleton from '@cloudscape-design/components/skeleton';
import Tabs from '@cloudscape-design/components/tabs';
import Textarea from '@cloudscape-design/components/textarea';
import {
  type DiagnosisResult,
  getCallerScriptContract,
  harmlessMethods,
  type Observation,
  probeContract,
  readCallerOutputContract,
} from '@gatescope/shared';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { CodeBlock } from '../../../components/code-block.tsx';
import { DataTable } from '../../../components/data-table.tsx';
import { ProblemPanel } from '../../../components/problem-panel.tsx';
import { Section } from '../../../components/section.tsx';
import { tabTexts } from '../../../components/tab-texts.ts';
import { callApi } from '../../../lib/api.ts';
import { streamApi } from '../../../lib/stream-api.ts';
import { toSeen } from '../../../lib/to-seen.ts';
import { sessionQuery } from '../../../queries/session-query.ts';
import { toLivePlace } from './live-place.ts';
import { type LiveRow, toLiveRows } from './to-live-rows.ts';

interface Props {
  readonly result: DiagnosisResult;
  /** What the caller's script printed, as observations in JSON. */
  readonly onSeen: (seen: string) => void;
}

const shells = [
  ['sh', 'Shell', 'bash'],
  ['powershell', 'PowerShell', 'powershell'],
] as const;

const Script = ({ result, shell }: Pick<Props, 'result'> & { readonly shell: (typeof shells)[number] }) => {
  const [id, label, language] = shell;
  const { accountId, region, apiId } = result.target;
  const { data, error, refetch } = useQuery({
    queryKey: ['caller-script', result.id, id],
    queryFn: ({ signal }) =>
      callApi(
        getCallerScriptContract,
        { params: { accountId, region, apiId }, query: { shell: id, ...toLivePlace(result) } },
        signal,
      ),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (error) return <ProblemPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton height="12rem" />;
  return (
    <div className="gs-stack gs-stack--tight">
      <p className="gs-flush">
        Save it as <code>{data.fileName}</code> and run it where the caller is. It prints no secret.
      </p>
      <CodeBlock text={data.howToRun.join('\n')} what={`how to run it, ${label}`} wrap />
      <CodeBlock text={data.script} what={`the script, ${label}`} language={language} />
    </div>
  );
};

const PasteBack = ({ onSeen }: Pick<Props, 'onSeen'>) => {
  const [text, setText] = useState('');
  const [isEmpty, setIsEmpty] = useState(false);
  const read = useMutation({
    mutationFn: () => callApi(readCallerOutputContract, { body: { text } }),
    onSuccess: ({ observations }) => {
      const seen = toSeen(observations);
      setIsEmpty(seen === undefined);
      if (seen !== undefined) onSeen(seen);
    },
  });
  return (
    <div className="gs-stack gs-stack--tight">
      <FormField label="What the script printed" description="It becomes part of the question, which is asked again.">
        <Textarea value={text} rows={4} spellcheck={false} onChange={({ detail }) => setText(detail.value)} />
      </FormField>
      <div>
        <Button disabled={text.trim() === ''} loading={read.isPending} onClick={() => read.mutate()}>
          Take it into account
        </Button>
      </div>
      <div aria-live="polite">
        {isEmpty ? <p className="gs-flush">Nothing in there was printed by the script.</p> : null}
        {read.error ? <ProblemPanel error={read.error} onRetry={() => read.mutate()} /> : null}
      </div>
    </div>
  );
};

const Probe = ({ result, onSeen }: Pick<Props, 'result'> & { readonly onSeen: (one: Observation) => void }) => {
  const { accountId, region, apiId } = result.target;
  const { stage, method, path, origin } = toLivePlace(result);
  const verb = harmlessMethods.find((one) => one === method);
  const probe = useMutation({
    mutationFn: () =>
      streamApi(
        probeContract,
        {
          body: {
            target: { accountId, region, apiId, ...(stage === undefined ? {} : { stage }) },
            ...(path === undefined ? {} : { path }),
            ...(origin === undefined ? {} : { origin }),
            // Anything else would reach the backend and might change something.
            method: verb ?? 'OPTIONS',
          },
        },
        (event) => {
          if (event.kind === 'observation') onSeen(event.observation);
        },
      ),
  });
  return (
    <div className="gs-stack gs-stack--tight">
      <div>
        <Button loading={probe.isPending} onClick={() => probe.mutate()}>
          Try it from the console’s host
        </Button>{' '}
        <span className="gs-quiet">
          {verb === undefined ? 'Only OPTIONS is sent' : `${verb} is sent`} to every form of the URL.
        </span>
      </div>
      {probe.error ? <ProblemPanel error={probe.error} onRetry={() => probe.mutate()} /> : null}
    </div>
  );
};

const Lines = ({ items }: { readonly items: readonly string[] }) =>
  items.length === 0 ? (
    <span className="gs-quiet">not seen</span>
  ) : (
    <ul className="gs-plain-list">
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  );

/** Live evidence beside the simulation: from the console's host, and from the caller's own place. */
export const SeeForYourself = ({ result, onSeen }: Props) => {
  const session = useQuery(sessionQuery);
  const [probed, setProbed] = useState<readonly Observation[]>([]);
  const [isOpen, setIsOpen] = useState(false);
  const rows = toLiveRows(result.outcome.replies, [...result.observations, ...probed]);
  const mayProbe = session.data?.features.probes === true && session.data.user.roles.includes('prober');
  return (
    <Section title="See for yourself" description="What is configured says what should happen; this says what does.">
      <div className="gs-stack">
        {mayProbe ? <Probe result={result} onSeen={(one) => setProbed((before) => [...before, one])} /> : null}
        <div aria-live="polite">
          {rows.length === 0 ? null : (
            <DataTable<LiveRow>
              label="Simulation, console’s host and caller"
              items={rows}
              keyOf={({ step }) => step}
              empty=""
              columns={[
                { header: 'Step', cell: ({ step }) => step },
                { header: 'Simulation', cell: ({ simulation }) => simulation },
                { header: 'Console’s host', cell: ({ host }) => <Lines items={host} /> },
                { header: 'Caller', cell: ({ caller }) => <Lines items={caller} /> },
              ]}
            />
          )}
        </div>
        <ExpandableSection
          headerText="From the caller’s own place: a script"
          headingTagOverride="h3"
          expanded={isOpen}
          onChange={({ detail }) => setIsOpen(detail.expanded)}
        >
          {isOpen ? (
            <div className="gs-stack">
              <Tabs
                ariaLabel="Script for"
                i18nStrings={tabTexts}
                tabs={shells.map((shell) => ({
                  id: shell[0],
                  label: shell[1],
                  content: <Script result={result} shell={shell} />,
                }))}
              />
              <PasteBack onSeen={onSeen} />
            </div>
          ) : null}
        </ExpandableSection>
      </div>
    </Section>
  );
};
