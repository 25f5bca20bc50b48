import type { SnapshotView } from '@gatescope/shared';
import { DataTable } from '../../../components/data-table.tsx';
import { FactView } from '../../../components/fact-view.tsx';
import { Section } from '../../../components/section.tsx';
import { Value } from '../../../components/value/value.tsx';
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
                cell: ({ id, name, pointer }) => (
                  <Value pointer={pointer} label={texts.the(name)}>
                    <strong>{name}</strong> <span className="gs-mono gs-quiet">{id}</span>
                  </Value>
                ),
              },
              {
                header: texts.type,
                cell: ({ name, type, pointer, fields }) => (
                  <Value pointer={`${pointer}/${fields.type}`} label={texts.of(texts.type, name)}>
                    {type}
                  </Value>
                ),
              },
              {
                header: texts.looksAt,
                cell: ({ name, identitySource, pointer, fields }) => (
                  <Value pointer={`${pointer}/${fields.identitySource}`} label={texts.of(texts.identitySource, name)}>
                    <span className="gs-mono">{identitySource}</span>
                  </Value>
                ),
              },
              {
                header: texts.remembers,
                cell: ({ name, ttl, pointer, fields }) => (
                  <Value pointer={`${pointer}/${fields.ttl}`} label={texts.of(texts.ttl, name)}>
                    {ttl}
                  </Value>
                ),
              },
            ]}
          />
        )}
      </FactView>
    </Section>
  );
};
