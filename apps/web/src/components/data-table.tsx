import type { ReactNode } from 'react';

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
export const DataTable = <T,>({ label, items, keyOf, columns, empty, isMarked }: Props<T>) =>
  items.length === 0 ? (
    <p className="gs-quiet gs-flush">{empty}</p>
  ) : (
    <table className="gs-rows gs-rows--stack" aria-label={label}>
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
