import type { AccessChange } from '@gatescope/shared';
import Box from '@cloudscape-design/components/box';
import { type DataColumn, DataTable } from '../../components/data-table.tsx';
import { Status } from '../../components/status.tsx';
import { resultTexts as texts } from './result-texts.ts';
import { type AccessRow, toAccessRows } from './view/to-access-rows.ts';

interface Props {
  readonly gained: readonly AccessChange[];
  readonly lost: readonly AccessChange[];
  readonly unchanged: string | undefined;
}

const shownMethods = 6;

const Methods = ({ methods }: Pick<AccessRow, 'methods'>) => (
  <ul className="gs-plain-list gs-access__methods">
    {methods.slice(0, shownMethods).map((method) => (
      <li key={method} className="gs-mono">
        {method}
      </li>
    ))}
    {methods.length > shownMethods ? <li>{texts.moreMethods(methods.length - shownMethods)}</li> : null}
  </ul>
);

const columns: readonly DataColumn<AccessRow>[] = [
  { header: texts.caller, cell: ({ caller }) => caller },
  {
    header: texts.change,
    cell: ({ gains, before, after }) => (
      <>
        <span className="gs-nowrap">
          <Status tone={gains ? 'warn' : 'info'}>{gains ? texts.gains : texts.loses}</Status>
        </span>
        <div className="gs-small gs-quiet gs-nowrap">{texts.fromTo(before, after)}</div>
      </>
    ),
  },
  { header: texts.methods, cell: ({ methods }) => <Methods methods={methods} /> },
];

/** Whoever else a fix admits or shuts out. */
export const AccessChanges = ({ gained, lost, unchanged }: Props) => {
  const rows = toAccessRows(gained, lost);
  if (unchanged === undefined && rows.length === 0) return null;
  const gaining = rows.filter(({ gains }) => gains).length;
  return (
    <div>
      <Box variant="awsui-key-label">{texts.access}</Box>
      <p className="gs-fix__meaning">{unchanged ?? texts.accessSummary(gaining, rows.length - gaining)}</p>
      {rows.length === 0 ? null : (
        <DataTable label={texts.access} items={rows} keyOf={({ key }) => key} empty="" columns={columns} />
      )}
    </div>
  );
};
