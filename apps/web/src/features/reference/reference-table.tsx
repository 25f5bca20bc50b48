import type { ReactNode } from 'react';
import { DataTable } from '../../components/data-table.tsx';
import { Section } from '../../components/section.tsx';

/** A table of the reference: headers, and rows whose first cell names them. */
export interface ReferenceTableData {
  readonly title: string;
  readonly lead?: string;
  readonly headers: readonly string[];
  readonly rows: readonly (readonly ReactNode[])[];
}

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
        cell: ({ cells }: { readonly cells: readonly ReactNode[] }) => cells[column] ?? '',
      }))}
    />
  </Section>
);
