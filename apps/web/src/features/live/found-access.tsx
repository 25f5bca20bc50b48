import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { Moment } from '../../components/age.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { useFollow } from '../../components/use-follow.ts';
import { paths } from '../../lib/paths.ts';
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
      <summary>What the line says, field by field</summary>
      {ordered.length === 0 ? (
        <p className="gs-flush">The stage’s format does not read this line: it was written in another one.</p>
      ) : (
        <DataTable
          label="Fields of the line"
          items={ordered}
          keyOf={([name]) => name}
          empty=""
          isMarked={([name]) => told.has(name)}
          columns={[
            { header: 'Field', cell: ([name]) => <code>{name}</code> },
            { header: 'Value', cell: ([, value]) => <span className="gs-mono">{value}</span> },
            { header: 'What it says', cell: ([name]) => told.get(name) ?? says[name] ?? '' },
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
        label="Lines that were found"
        items={lines.slice(0, shown)}
        keyOf={({ key }) => key}
        empty=""
        columns={[
          { header: 'When', cell: ({ at }) => (at === undefined ? 'not said' : <Moment at={at} />) },
          { header: 'Status', cell: ({ fields }) => fields?.['status'] ?? 'not said' },
          {
            header: 'Request',
            cell: (line) => (
              <>
                <span className="gs-mono">{requestOf(line) || 'not said'}</span>
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
            header: 'Why',
            cell: (line) => (
              <span className="gs-nowrap">
                <Button
                  href={paths.diagnose({ ...questionOfLine(place, line), step: 'result' })}
                  onFollow={follow}
                  ariaLabel={`Explain this one: ${line.fields?.['status'] ?? ''} ${requestOf(line)}`}
                >
                  Explain this one
                </Button>
              </span>
            ),
          },
        ]}
      />
      {lines.length > shown ? (
        <div>
          <Button onClick={() => setShown(shown + atOnce)}>
            Show {Math.min(atOnce, lines.length - shown)} more of {lines.length}
          </Button>
        </div>
      ) : null}
    </div>
  );
};
