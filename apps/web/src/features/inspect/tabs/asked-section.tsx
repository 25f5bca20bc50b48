import { DataTable } from '../../../components/data-table.tsx';
import { Section } from '../../../components/section.tsx';
import { kindWords } from '../../../lib/kind-words.ts';
import { toMethodAccess } from '../view/to-method-access.ts';
import type { TabProps } from './tab-props.ts';

/** What methods or routes ask of their callers. */
export const AskedSection = ({ view: { snapshot }, stage }: TabProps) => {
  const { many, Many, one } = kindWords[snapshot.target.kind];
  return (
    <Section
      title={`What the ${many} ask of callers`}
      description={stage === undefined ? 'As saved.' : `As stage ${stage} runs them, as far as that is known.`}
    >
      <DataTable
        label={`Authorization of ${many}`}
        items={toMethodAccess(snapshot, stage)}
        keyOf={({ authorization }) => authorization}
        empty={`There is no ${one}.`}
        columns={[
          { header: 'Authorization', cell: ({ authorization }) => <strong>{authorization}</strong> },
          { header: 'Means', cell: ({ meaning }) => meaning },
          { header: Many, cell: ({ methods }) => <span className="gs-mono">{methods.join(', ')}</span> },
        ]}
      />
    </Section>
  );
};
