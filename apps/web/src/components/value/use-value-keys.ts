import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react';

const selector = '.gs-value__open';

const valuesOf = (row: Element): HTMLButtonElement[] => [...row.querySelectorAll<HTMLButtonElement>(selector)];

const rowsOf = (table: Element): HTMLButtonElement[][] =>
  [...table.querySelectorAll('tbody > tr')].map(valuesOf).filter((values) => values.length > 0);

const steps: Readonly<Record<string, readonly [rows: number, values: number]>> = {
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
};

/** Only one value of a row is a stop of the Tab key. */
const makeStop = (row: readonly HTMLButtonElement[], stop: HTMLButtonElement | undefined): void => {
  for (const value of row) value.tabIndex = value === stop ? 0 : -1;
};

/** In a table Tab stops at one value per row, and the arrow keys go from value to value. */
export const useValueKeys = (): {
  readonly ref: RefObject<HTMLTableElement | null>;
  readonly onKeyDown: (event: KeyboardEvent<HTMLTableElement>) => void;
} => {
  const ref = useRef<HTMLTableElement>(null);
  useEffect(() => {
    if (!ref.current) return;
    for (const row of rowsOf(ref.current))
      makeStop(row, row.find((value) => value === document.activeElement) ?? row[0]);
  });
  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>): void => {
    const step = steps[event.key];
    const rows = ref.current ? rowsOf(ref.current) : [];
    const from = rows.findIndex((row) => row.some((value) => value === event.target));
    if (step === undefined || from < 0) return;
    const place = rows[from]?.findIndex((value) => value === event.target) ?? 0;
    const row = rows[from + step[0]];
    const next = row?.[Math.min(place + step[1], row.length - 1)];
    if (row === undefined || next === undefined || next === event.target) return;
    event.preventDefault();
    makeStop(row, next);
    next.focus();
  };
  return { ref, onKeyDown };
};
