import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Skeleton from '@cloudscape-design/components/skeleton';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { CodeBlock } from '../../components/code-block.tsx';
import { ExternalLink } from '../../components/external-link.tsx';
import { toConsoleLink } from '../../lib/pointer-link.ts';
import { toPointerWords } from '../../lib/pointer-words.ts';
import { diagnosisSnapshotQuery } from './api/diagnosis-snapshot-query.ts';
import { resultTexts as texts } from './result-texts.ts';
import type { SnapshotSource } from './snapshot-source.ts';
import { toSurroundings } from './view/to-surroundings.ts';

interface Props {
  readonly pointers: readonly string[];
  readonly target: { readonly region: string; readonly apiId: string };
  readonly snapshotSource: SnapshotSource;
}

const Places = ({ pointers, target, snapshotSource }: Props) => {
  const { data, isPending, isError } = useQuery(diagnosisSnapshotQuery(snapshotSource));
  if (isPending) return <Skeleton height="8rem" />;
  if (isError) return <p className="gs-quiet">{texts.noPlace}</p>;
  return (
    <SpaceBetween size="s">
      {pointers.map((pointer) => {
        const place = toSurroundings(data, pointer);
        if (place === undefined) return null;
        return (
          <figure key={pointer} className="gs-figure">
            <figcaption>
              <strong>
                <ExternalLink href={toConsoleLink(pointer, target)}>{toPointerWords(pointer)}</ExternalLink>
              </strong>
            </figcaption>
            <CodeBlock text={place.text} what={toPointerWords(pointer)} lineNumbers marked={place.lines} />
          </figure>
        );
      })}
    </SpaceBetween>
  );
};

/** Single values shown in the configuration around them; read only when somebody wants to see it. */
export const InPlace = (props: Props) => {
  const [open, setOpen] = useState(false);
  return (
    <ExpandableSection
      headerText={texts.showInPlace}
      expanded={open}
      onChange={({ detail }) => setOpen(detail.expanded)}
    >
      {open ? <Places {...props} /> : null}
    </ExpandableSection>
  );
};
