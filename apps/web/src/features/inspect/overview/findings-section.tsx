import Skeleton from '@cloudscape-design/components/skeleton';
import type { ApiScan, ScanFinding } from '@gatescope/shared';
import { useQuery } from '@tanstack/react-query';
import { Age } from '../../../components/age.tsx';
import { AppLink } from '../../../components/app-link.tsx';
import { MissingList } from '../../../components/missing-list.tsx';
import { ProblemPanel } from '../../../components/problem-panel.tsx';
import { Section } from '../../../components/section.tsx';
import { Status, type Tone } from '../../../components/status.tsx';
import { toMissingView } from '../../../lib/hidden-words.ts';
import { type ApiPath, paths } from '../../../lib/paths.ts';
import { severityWords } from '../../../lib/severity-words.ts';
import { type ScanOutcome, scanQuery } from '../../../queries/scan-query.ts';
import { findingsTexts as texts } from '../texts/overview-texts.ts';

const shownPlaces = 5;

const placesOf = (places: readonly string[]): string =>
  places.length > shownPlaces
    ? texts.andMore(places.slice(0, shownPlaces).join(', '), places.length - shownPlaces)
    : places.join(', ');

const Finding = ({ finding: { id, title, severity, summary, places } }: { readonly finding: ScanFinding }) => {
  const { tone, word } = severityWords[severity];
  return (
    <li>
      <Status tone={tone}>{word}</Status> <AppLink href={paths.failureMode(id)}>{title}</AppLink>
      <div className="gs-small gs-quiet">
        {summary}
        {places.length > 0 ? ` ${texts.seenAt(placesOf(places))}` : ''}
      </div>
    </li>
  );
};

const nothingFound = ({ missing, isChecked }: ApiScan): readonly [Tone, string] => {
  if (!isChecked) return ['off', texts.notChecked];
  return missing.length === 0 ? ['good', texts.nothing] : ['unknown', texts.nothingReadable];
};

const NothingFound = ({ scan }: { readonly scan: ApiScan }) => {
  const [tone, text] = nothingFound(scan);
  return <Status tone={tone}>{text}</Status>;
};

const Findings = ({ scan }: { readonly scan: ApiScan }) => (
  <div className="gs-stack gs-stack--tight">
    {scan.findings.length === 0 ? (
      <NothingFound scan={scan} />
    ) : (
      <ul className="gs-plain-list gs-findings">
        {scan.findings.map((finding) => (
          <Finding key={finding.id} finding={finding} />
        ))}
      </ul>
    )}
    <MissingList items={scan.missing.map(toMissingView)} />
  </div>
);

const Outcome = ({ outcome }: { readonly outcome: ScanOutcome }) =>
  outcome.kind === 'scanned' ? (
    <Findings scan={outcome.scan} />
  ) : (
    <Status tone="unknown">{`${outcome.problem.title}. ${outcome.problem.remedy}`}</Status>
  );

const ReadAt = ({ at }: { readonly at: string }) => (
  <span className="gs-quiet gs-small">
    {texts.readAt} <Age at={at} />
  </span>
);

/** What is certain from the settings alone, without any request. */
export const FindingsSection = ({ target }: { readonly target: ApiPath }) => {
  const { data, error, isPending, refetch } = useQuery(scanQuery(target));
  return (
    <Section
      title={texts.title}
      description={texts.lead}
      actions={data?.kind === 'scanned' ? <ReadAt at={data.scan.readAt} /> : undefined}
    >
      {isPending ? <Skeleton height="5rem" /> : null}
      {error ? <ProblemPanel error={error} onRetry={() => void refetch()} /> : null}
      {data ? <Outcome outcome={data} /> : null}
    </Section>
  );
};
