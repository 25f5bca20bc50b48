import type { SnapshotView } from '@gatescope/shared';
import { DataTable } from '../../../components/data-table.tsx';
import { FactView } from '../../../components/fact-view.tsx';
import { RawJson } from '../../../components/raw-json.tsx';
import { Section } from '../../../components/section.tsx';
import { consoleLinks } from '../../../lib/console-links.ts';
import { authorizersFact, toAuthorizerRows } from '../view/to-authorizer-rows.ts';
import { authorizersTexts as texts } from '../texts/access-texts.ts';

/** The API's authorizers. */
export const AuthorizersSection = ({ view: { snapshot, target } }: { readonly view: SnapshotView }) => {
  const fact = authorizersFact(snapshot);
  return (
    <Section title={texts.title} fact={fact} consoleLink={consoleLinks.authorizers(target)}>
      <FactView fact={fact} pointer="/api/authorizers" none={<p className="gs-flush">{texts.none}</p>}>
        {() => (
          <DataTable
            label={texts.title}
            items={toAuthorizerRows(snapshot)}
            keyOf={({ id }) => id}
            empty={texts.none}
            columns={[
              {
                header: texts.authorizer,
                cell: ({ id, name, raw }) => (
                  <>
                    <strong>{name}</strong> <span className="gs-mono gs-quiet">{id}</span>{' '}
                    <RawJson title={name} value={raw} />
                  </>
                ),
              },
              { header: texts.type, cell: ({ type }) => type },
              {
                header: texts.looksAt,
                cell: ({ identitySource }) => <span className="gs-mono">{identitySource}</span>,
              },
              { header: texts.remembers, cell: ({ ttl }) => ttl },
            ]}
          />
        )}
      </FactView>
    </Section>
  );
};
