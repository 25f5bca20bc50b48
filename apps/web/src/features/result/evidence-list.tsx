import Box from '@cloudscape-design/components/box';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { Age } from '../../components/age.tsx';
import { CodeBlock } from '../../components/code-block.tsx';
import { ExternalLink } from '../../components/external-link.tsx';
import { TextOrTime } from '../../components/text-or-time.tsx';
import { toConsoleLink } from '../../lib/pointer-link.ts';
import { InPlace } from './in-place.tsx';
import { resultTexts as texts } from './result-texts.ts';
import type { SnapshotSource } from './snapshot-source.ts';
import { type EvidenceDocument, isWorthShowing, toEvidenceDocuments } from './view/to-evidence-documents.ts';
import type { EvidenceView } from './view/to-evidence-view.ts';

interface Props {
  readonly evidence: readonly EvidenceView[];
  readonly target: { readonly region: string; readonly apiId: string };
  readonly snapshotSource: SnapshotSource;
}

const Value = ({ text }: { readonly text: string | undefined }) =>
  text === undefined ? (
    <span className="gs-quiet">{texts.notSaid}</span>
  ) : (
    <span className="gs-mono">
      <TextOrTime text={text} />
    </span>
  );

const EvidenceTable = ({ evidence }: { readonly evidence: readonly EvidenceView[] }) => (
  <table className="gs-rows gs-rows--stack gs-evidence">
    <thead>
      <tr>
        <th scope="col">{texts.what}</th>
        <th scope="col">{texts.observed}</th>
        <th scope="col">{texts.expected}</th>
      </tr>
    </thead>
    <tbody>
      {evidence.map(({ key, label, observed, expected }) => (
        <tr key={key}>
          <th scope="row">{label}</th>
          <td data-label={texts.observed}>
            <Value text={observed} />
          </td>
          <td data-label={texts.expected}>
            <Value text={expected} />
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);

const Document = ({ document, target }: { readonly document: EvidenceDocument; readonly target: Props['target'] }) => (
  <figure className="gs-figure">
    <figcaption>
      <strong>
        <ExternalLink href={document.pointer === undefined ? undefined : toConsoleLink(document.pointer, target)}>
          {document.source}
        </ExternalLink>
      </strong>
      {document.readAt ? (
        <span className="gs-quiet">
          {' '}
          · {texts.readAt} <Age at={document.readAt} />
        </span>
      ) : null}
    </figcaption>
    <CodeBlock text={document.text} what={document.source} lineNumbers marked={document.lines} />
  </figure>
);

/** What a finding rests on: seen against expected, and the very lines in the document they stand in. */
export const EvidenceList = ({ evidence, target, snapshotSource }: Props) => {
  const { documents, values } = toEvidenceDocuments(evidence);
  return (
    <SpaceBetween size="s">
      <Box variant="h4">{texts.evidence}</Box>
      <EvidenceTable evidence={evidence} />
      {documents.map((document) =>
        isWorthShowing(document) ? (
          <Document key={document.key} document={document} target={target} />
        ) : (
          <ExpandableSection key={document.key} headerText={`${texts.showDocument}: ${document.source}`}>
            <Document document={document} target={target} />
          </ExpandableSection>
        ),
      )}
      {values.length > 0 ? <InPlace pointers={values} target={target} snapshotSource={snapshotSource} /> : null}
    </SpaceBetween>
  );
};
