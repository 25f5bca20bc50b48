import { DataTable } from '../../../components/data-table.tsx';
import { Section } from '../../../components/section.tsx';
import { kindWords } from '../../../lib/kind-words.ts';
import { toMethodAccess } from '../view/to-method-access.ts';
import type { TabProps } from './tab-props.ts';
import { askedTexts as texts } from '../texts/access-texts.ts';

/** What methods or routes ask of their callers. */
export const AskedSection = ({ view: { snapshot }, stage }: TabProps) => {
  const { many, Many, one } = kindWords[snapshot.target.kind];
  return (
    <Section title={texts.title(many)} description={texts.lead(stage)}>
      <DataTable
        label={texts.label(many)}
        items={toMethodAccess(snapshot, stage)}
        keyOf={({ authorization }) => authorization}
        empty={texts.none(one)}
        columns={[
          { header: texts.authorization, cell: ({ authorization }) => <strong>{authorization}</strong> },
          { header: texts.means, cell: ({ meaning }) => meaning },
          { header: Many, cell: ({ methods }) => <span className="gs-mono">{methods.join(', ')}</span> },
        ]}
      />
    </Section>
  );
};
