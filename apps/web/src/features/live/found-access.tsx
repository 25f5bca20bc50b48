import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { Moment } from '../../components/age.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { useFollow } from '../../components/use-follow.ts';
import { paths } from '../../lib/paths.ts';
import { foundTexts as texts } from './texts/search-texts.ts';
import type { Found, FoundLine } from './view/to-found.ts';
import { questionOfLine } from './view/to-question.ts';

interface Props {
  readonly found: Found;
  readonly place: Parameters<typeof questionOfLine>[0];
}

const atOnce = 50;

const requestOf = ({ fields }: FoundLine): string => {
  const { httpMethod, routeKey, path, resourcePath } = fields ?? {};
  return [httpMethod ?? routeKey, path ?? resourcePath].filter(Boolean).join(' ');
};

/** The fields of a line with what each says, the telling ones first. */
const Fields = ({ line, says }: { readonly line: FoundLine; readonly says: Found['says'] }) => {
  const told = new Map((line.findings ?? []).map(({ field, meaning }) => [field, meaning]));
  const entries = Object.entries(line.fields ?? {});
  const ordered = [...entries.filter(([name]) => told.has(name)), ...entries.filter(([name]) => !told.has(name))];
  return (
    <details>
      <summary>{texts.fields}</summary>
      {ordered.length === 0 ? (
        <p className="gs-flush">{texts.otherFormat}</p>
      ) : (
        <DataTable
          label={texts.fieldsLabel}
          items={ordered}
          keyOf={([name]) => name}
          empty=""
          isMarked={([name]) => told.has(name)}
          columns={[
            { header: texts.field, cell: ([name]) => <code>{name}</code> },
            { header: texts.value, cell: ([, value]) => <span className="gs-mono">{value}</span> },
            { header: texts.says, cell: ([name]) => told.get(name) ?? says[name] ?? '' },
          ]}
        />
      )}
      <p className="gs-live__line">{line.text}</p>
    </details>
  );
};

/** The lines of an access log that were found. */
export const FoundAccess = ({ found, place }: Props) => {
  const follow = useFollow();
  const [shown, setShown] = useState(atOnce);
  const { lines, says } = found;
  return (
    <div className="gs-stack gs-stack--tight">
      <DataTable<FoundLine>
        label={texts.lines}
        items={lines.slice(0, shown)}
        keyOf={({ key }) => key}
        empty=""
        columns={[
          { header: texts.when, cell: ({ at }) => (at === undefined ? texts.notSaid : <Moment at={at} />) },
          { header: texts.status, cell: ({ fields }) => fields?.['status'] ?? texts.notSaid },
          {
            header: texts.request,
            cell: (line) => (
              <>
                <span className="gs-mono">{requestOf(line) || texts.notSaid}</span>
                {line.findings?.[0] === undefined ? null : (
                  <div>
                    <code>{line.findings[0].value}</code> {line.findings[0].meaning}
                  </div>
                )}
                <Fields line={line} says={says} />
              </>
            ),
          },
          {
            header: texts.why,
            cell: (line) => (
              <span className="gs-nowrap">
                <Button
                  href={paths.diagnose({ ...questionOfLine(place, line), step: 'result' })}
                  onFollow={follow}
                  ariaLabel={texts.explainThis(`${line.fields?.['status'] ?? ''} ${requestOf(line)}`)}
                >
                  {texts.explain}
                </Button>
              </span>
            ),
          },
        ]}
      />
      {lines.length > shown ? (
        <div>
          <Button onClick={() => setShown(shown + atOnce)}>
            {texts.moreLines(Math.min(atOnce, lines.length - shown), lines.length)}
          </Button>
        </div>
      ) : null}
    </div>
  );
};
