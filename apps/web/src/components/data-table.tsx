import type { ReactNode } from 'react';
import { useValueKeys } from './value/use-value-keys.ts';

/** A column of a plain table. The first column names its row. */
export interface DataColumn<T> {
  readonly header: string;
  readonly cell: (item: T) => ReactNode;
}

interface Props<T> {
  readonly label: string;
  readonly items: readonly T[];
  readonly keyOf: (item: T) => string;
  readonly columns: readonly DataColumn<T>[];
  /** What is said where there is nothing. */
  readonly empty: string;
  /** Lines to set apart. */
  readonly isMarked?: (item: T) => boolean;
}

/** A table to read, not to work with: no sorting, no selection. Becomes a list of cards on narrow screens. */
export const DataTable = <T,>({ label, items, keyOf, columns, empty, isMarked }: Props<T>) => {
  const keys = useValueKeys();
  if (items.length === 0) return <p className="gs-quiet gs-flush">{empty}</p>;
  return (
    // The keys are for the values in the cells; the table itself does nothing.
    <table {...keys} className="gs-rows gs-rows--stack" aria-label={label}>
      <thead>
        <tr>
          {columns.map(({ header }) => (
            <th key={header} scope="col">
              {header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={keyOf(item)} className={isMarked?.(item) ? 'gs-rows__changed' : undefined}>
            {columns.map(({ header, cell }, index) =>
              index === 0 ? (
                <th key={header} scope="row">
                  {cell(item)}
                </th>
              ) : (
                <td key={header} data-label={header}>
                  {cell(item)}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
};
