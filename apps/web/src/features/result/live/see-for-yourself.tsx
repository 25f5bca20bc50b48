import './live.css';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import type { DiagnosisResult, Observation } from '@gatescope/shared';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { AppLink } from '../../../components/app-link.tsx';
import { DataTable } from '../../../components/data-table.tsx';
import { Section } from '../../../components/section.tsx';
import { paths } from '../../../lib/paths.ts';
import { sessionQuery } from '../../../queries/session-query.ts';
import { BrowserPlace } from './browser-place.tsx';
import { CallerPlace, PasteBack } from './caller-place.tsx';
import { callerTexts, liveTexts as texts } from './live-texts.ts';
import { mergeSeen } from './merge-seen.ts';
import { ProbePanel } from './probe-panel.tsx';
import { type LiveRow, toLiveRows } from './to-live-rows.ts';
import { toLogLinks } from './to-log-links.ts';
import { useProbe } from './use-probe.ts';

interface Props {
  readonly result: DiagnosisResult;
  /** What was seen before, as it stands in the address. */
  readonly seen: string | undefined;
  /** What the caller's script printed, or a probe saw, as observations in JSON. */
  readonly onSeen: (seen: string) => void;
}

const Lines = ({ items }: { readonly items: readonly string[] }) =>
  items.length === 0 ? (
    <span className="gs-quiet">{texts.notSeen}</span>
  ) : (
    <ul className="gs-plain-list">
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  );

const SideBySide = ({ rows }: { readonly rows: readonly LiveRow[] }) =>
  rows.length === 0 ? null : (
    <DataTable<LiveRow>
      label={texts.sideBySide}
      items={rows}
      keyOf={({ step }) => step}
      empty=""
      columns={[
        { header: texts.step, cell: ({ step }) => step },
        { header: texts.simulation, cell: ({ simulation }) => simulation },
        { header: texts.host, cell: ({ host }) => <Lines items={host} /> },
        { header: texts.caller, cell: ({ caller }) => <Lines items={caller} /> },
      ]}
    />
  );

/** Its content is made when it is opened for the first time: scripts are asked for then. */
const Fold = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <ExpandableSection
      headerText={title}
      headingTagOverride="h3"
      expanded={isOpen}
      onChange={({ detail }) => setIsOpen(detail.expanded)}
    >
      {isOpen ? <div className="gs-stack">{children}</div> : null}
    </ExpandableSection>
  );
};

const LogLinks = ({ result }: Pick<Props, 'result'>) => (
  <ul className="gs-live-bar gs-plain-list">
    {toLogLinks(result).map(({ label, search }) => (
      <li key={label}>
        <AppLink href={paths.api(result.target, 'logs', search)} variant="primary">
          {label}
        </AppLink>
      </li>
    ))}
  </ul>
);

/** Live evidence beside the simulation: logs and edits, the console's host, and the caller's own place. */
export const SeeForYourself = ({ result, seen, onSeen }: Props) => {
  const session = useQuery(sessionQuery);
  const { state, start, cancel } = useProbe();
  const rows = toLiveRows(result.outcome.replies, [...result.observations, ...state.observations]);
  const take = (observations: readonly Observation[]): void => {
    const merged = mergeSeen(seen, observations, result.request?.url);
    if (merged !== undefined) onSeen(merged);
  };
  const features = session.data?.features;
  const mayProbe = features?.probes === true && session.data?.user.roles.includes('prober') === true;
  return (
    <Section title={texts.title} description={texts.lead}>
      <div className="gs-stack">
        <LogLinks result={result} />
        {mayProbe ? (
          <ProbePanel
            result={result}
            state={state}
            maySign={features?.signedProbes === true}
            onStart={(body) => void start(body)}
            onCancel={cancel}
            onTake={() => take(state.observations)}
          />
        ) : null}
        <div aria-live="polite">
          <SideBySide rows={rows} />
        </div>
        <Fold title={texts.fromCaller}>
          <CallerPlace result={result} />
          <PasteBack what={callerTexts.aScript} onSeen={take} />
        </Fold>
        <Fold title={texts.fromBrowser}>
          <BrowserPlace result={result} />
          <PasteBack what={callerTexts.aSnippet} onSeen={take} />
        </Fold>
      </div>
    </Section>
  );
};
