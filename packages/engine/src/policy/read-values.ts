import { joinPath } from './policy-path.ts';
import type { MalformedPart } from './policy-types.ts';

/** Whether a value is a JSON object. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** How a value that is not what it should be is shown. */
export const showValue = (value: unknown): string => {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return '[…]';
  return isRecord(value) ? '{…}' : String(value);
};

/** A text of the document with its place. */
export interface PlacedText {
  readonly text: string;
  readonly path: string;
}

const toScalarText = (value: unknown): string | undefined => {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
};

/**
 * Reads one value or a list of values. Numbers and booleans count as their text, as AWS stores them so. Anything else
 * is added to `malformed`.
 */
export const readTexts = (value: unknown, path: string, malformed: MalformedPart[]): readonly PlacedText[] => {
  const single = toScalarText(value);
  if (single !== undefined) return [{ text: single, path }];
  if (!Array.isArray(value)) {
    malformed.push({ path, reason: 'element-wrong-type' });
    return [];
  }
  const items: readonly unknown[] = value;
  const texts: PlacedText[] = [];
  items.forEach((item, index) => {
    const at = joinPath(path, index);
    const text = toScalarText(item);
    if (text === undefined) malformed.push({ path: at, reason: 'element-wrong-type' });
    else texts.push({ text, path: at });
  });
  return texts;
};
