import { combine } from './combine/combine.ts';
import type { Intake, Piece } from './intake.ts';
import { mask } from './mask/mask.ts';
import { mostReadings } from './recognisers/read-blocks.ts';
import type { Reading } from './recognisers/reading.ts';
import { recognisers } from './recognisers/table.ts';
import { openPage } from './text/page.ts';
import type { WorkingPage } from './text/page.ts';

const readAll = (working: WorkingPage, text: string): Reading[] => {
  const readings: Reading[] = [];
  for (const recogniser of recognisers) {
    if (recogniser.sign && !recogniser.sign.test(text)) continue;
    const page = working.page();
    for (const reading of recogniser.read(page).slice(0, mostReadings)) {
      if (!page.isFree(reading.span)) continue;
      working.claim(reading.span);
      readings.push(reading);
    }
  }
  return readings.toSorted((a, b) => a.span.start - b.span.start);
};

/**
 * Reads a pasted text of any kind. Secrets are masked before anything else looks at it, so nothing in the answer can hold
 * one. Never throws; linear in the length of the text; what is not understood comes back as `leftover`.
 */
export const recognise = (text: string): Intake => {
  const masked = mask(text);
  const working = openPage(masked.text, masked.tokens);
  const readings = readAll(working, masked.text);
  const { applied, ...combined } = combine(readings, masked.tokens);
  const pieces = readings.map(({ kind, span, understood, notes }, index): Piece => {
    const because = applied.flatMap(([at, words]) => (at === index ? [words] : []));
    return {
      kind,
      span: { start: masked.toOriginal(span.start), end: masked.toOriginal(span.end) },
      understood,
      inferred: [...(notes ?? []), ...because],
    };
  });
  return {
    ...combined,
    pieces,
    leftover: working.leftover(),
    masked: { count: masked.count, kinds: masked.kinds },
    maskedText: masked.text,
  };
};
