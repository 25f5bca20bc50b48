import type { ReactNode } from 'react';

/** A table of the reference: headers, and rows whose first cell names them. Names in a text stand between backticks. */
export interface ReferenceTableData {
  readonly title: string;
  readonly lead?: string;
  readonly headers: readonly string[];
  readonly rows: readonly (readonly ReactNode[])[];
}

/** A page of AWS's developer guide and what it is about. */
export type Source = readonly [page: string, about: string];
