import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { AppLink } from '../../components/app-link.tsx';
import { ExternalLink } from '../../components/external-link.tsx';
import { paths } from '../../lib/paths.ts';
import { Certainty } from './certainty.tsx';
import { EvidenceList } from './evidence-list.tsx';
import { FixCard } from './fix-card.tsx';
import { resultTexts as texts } from './result-texts.ts';
import type { SnapshotSource } from './snapshot-source.ts';
import type { FindingView } from './view/to-finding-view.ts';
import type { FixView } from './view/to-fix-view.ts';

interface Props {
  readonly finding: FindingView;
  /** The first explanation stands open; other explanations fold; what is no explanation is a row. */
  readonly look: 'open' | 'folded' | 'row';
  readonly target: { readonly region: string; readonly apiId: string };
  readonly snapshotSource: SnapshotSource;
}

const Fixes = ({ fixes }: { readonly fixes: readonly FixView[] }) => {
  const [first, ...others] = fixes;
  if (first === undefined) return null;
  return (
    <SpaceBetween size="s">
      <Box variant="h4">{fixes.length === 1 ? texts.fix : texts.fixes}</Box>
      <FixCard fix={first} />
      {others.map((fix) => (
        <ExpandableSection
          key={fix.key}
          headerText={`${texts.otherFix}: ${fix.title}`}
          headerDescription={fix.state.word}
        >
          <FixCard fix={fix} />
        </ExpandableSection>
      ))}
    </SpaceBetween>
  );
};

const Docs = ({ finding }: { readonly finding: FindingView }) => (
  <div>
    <Box variant="awsui-key-label">{texts.docs}</Box>
    <ul className="gs-text-list">
      {finding.docs.map(({ url, proves }) => (
        <li key={url}>
          <ExternalLink href={url}>{proves}</ExternalLink>
        </li>
      ))}
      <li>
        <AppLink href={paths.failureMode(finding.id)}>{`${texts.catalogue}: ${finding.id}`}</AppLink>
      </li>
    </ul>
  </div>
);

const Body = ({ finding, target, snapshotSource }: Omit<Props, 'look'>) => (
  <SpaceBetween size="l">
    <div>
      {finding.summary === undefined ? null : (
        <Box variant="p" fontSize="heading-s">
          {finding.summary}
        </Box>
      )}
      <Box variant="p" color="text-body-secondary">
        {finding.explanation}
      </Box>
    </div>
    {finding.evidence.length > 0 ? (
      <EvidenceList evidence={finding.evidence} target={target} snapshotSource={snapshotSource} />
    ) : null}
    <Fixes fixes={finding.fixes} />
    {finding.tellApart === undefined ? null : (
      <div>
        <Box variant="awsui-key-label">{texts.tellApart}</Box>
        <p className="gs-fix__meaning">{finding.tellApart}</p>
      </div>
    )}
    <Docs finding={finding} />
  </SpaceBetween>
);

/** One finding with its evidence and fixes. */
export const FindingCard = ({ finding, look, target, snapshotSource }: Props) => {
  const status = <Certainty certainty={finding.certainty} />;
  const body = <Body finding={finding} target={target} snapshotSource={snapshotSource} />;
  if (look === 'row') {
    return (
      <ExpandableSection headerText={finding.title} headingTagOverride="h3">
        {body}
      </ExpandableSection>
    );
  }
  if (look === 'folded') {
    return (
      <ExpandableSection variant="container" headerText={finding.title} headerInfo={status} headingTagOverride="h3">
        {body}
      </ExpandableSection>
    );
  }
  return (
    <Container
      header={
        <Header
          variant="h2"
          headingTagOverride="h3"
          info={status}
          description={finding.gateTitle && texts.at(finding.gateTitle)}
        >
          {finding.title}
        </Header>
      }
    >
      {body}
    </Container>
  );
};
