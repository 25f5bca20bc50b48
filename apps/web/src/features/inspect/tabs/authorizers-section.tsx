import type { SnapshotView } from '@gatescope/shared';
import { DataTable } from '../../../components/data-table.tsx';
import { FactView } from '../../../components/fact-view.tsx';
import { RawJson } from '../../../components/raw-json.tsx';
import { Section } from '../../../components/section.tsx';
import { consoleLinks } from '../../../lib/console-links.ts';
import { authorizersFact, toAuthorizerRows } from '../view/to-authorizer-rows.ts';

/** The API's authorizers. */
export const AuthorizersSection = ({ view: { snapshot, target } }: { readonly view: SnapshotView }) => {
  const fact = authorizersFact(snapshot);
  return (
    <Section title="Authorizers" fact={fact} consoleLink={consoleLinks.authorizers(target)}>
      <FactView fact={fact} pointer="/api/authorizers" none={<p className="gs-flush">There is none.</p>}>
        {() => (
          <DataTable
            label="Authorizers"
            items={toAuthorizerRows(snapshot)}
            keyOf={({ id }) => id}
            empty="There is none."
            columns={[
              {
                header: 'Authorizer',
                cell: ({ id, name, raw }) => (
                  <>
                    <strong>{name}</strong> <span className="gs-mono gs-quiet">{id}</span>{' '}
                    <RawJson title={name} value={raw} />
                  </>
                ),
              },
              { header: 'Type', cell: ({ type }) => type },
              { header: 'Looks at', cell: ({ identitySource }) => <span className="gs-mono">{identitySource}</span> },
              { header: 'Remembers answers', cell: ({ ttl }) => ttl },
            ]}
          />
        )}
      </FactView>
    </Section>
  );
};
