import './asked-section.css';
import { DataTable } from '../../../components/data-table.tsx';
import { Section } from '../../../components/section.tsx';
import { Value } from '../../../components/value/value.tsx';
import { kindWords } from '../../../lib/kind-words.ts';
import { routesFact } from '../../../lib/snapshot/to-route-rows.ts';
import { type MethodAccess, toMethodAccess } from '../view/to-method-access.ts';
import type { TabProps } from './tab-props.ts';
import { askedTexts as texts } from '../texts/access-texts.ts';

const Methods = ({ methods, more }: Pick<MethodAccess, 'methods' | 'more'>) => (
  <ul className="gs-plain-list gs-asked">
    {methods.map(({ id, pointer }) => (
      <li key={id} className="gs-mono">
        <Value pointer={pointer} label={texts.of(id)}>
          {id}
        </Value>
      </li>
    ))}
    {more > 0 ? <li>{texts.more(more)}</li> : null}
  </ul>
);

/** What methods or routes ask of their callers. */
export const AskedSection = ({ view: { snapshot }, stage }: TabProps) => {
  const { many, Many, one } = kindWords[snapshot.target.kind];
  return (
    <Section title={texts.title(many)} description={texts.lead(stage)}>
      <DataTable
        label={texts.label(many)}
        items={toMethodAccess(snapshot, stage)}
        keyOf={({ authorization }) => authorization}
        empty={routesFact(snapshot).state === 'hidden' ? texts.unread(Many) : texts.none(one)}
        columns={[
          { header: texts.authorization, cell: ({ authorization }) => <strong>{authorization}</strong> },
          { header: texts.means, cell: ({ meaning }) => meaning },
          { header: Many, cell: ({ methods, more }) => <Methods methods={methods} more={more} /> },
        ]}
      />
    </Section>
  );
};
