import type { ReactNode } from 'react';
import { MarkedText } from '../../components/marked-text.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { Section } from '../../components/section.tsx';
import type { ReferenceTableData } from './reference-data.ts';

const toCell = (cell: ReactNode): ReactNode => (typeof cell === 'string' ? <MarkedText text={cell} /> : cell);

/** Shows a table of the reference. */
export const ReferenceTable = ({ table }: { readonly table: ReferenceTableData }) => (
  <Section title={table.title} description={table.lead}>
    <DataTable
      label={table.title}
      items={table.rows.map((cells, index) => ({ key: String(index), cells }))}
      keyOf={({ key }) => key}
      empty=""
      columns={table.headers.map((header, column) => ({
        header,
        cell: ({ cells }: { readonly cells: readonly ReactNode[] }) => toCell(cells[column]),
      }))}
    />
  </Section>
);
