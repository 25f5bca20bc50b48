import { type Condition, makeCondition } from './condition.ts';
import { joinPath } from './policy-path.ts';
import { isRecord, readTexts, showValue } from './read-values.ts';
import type { Reading } from './reading.ts';

const readKeys = (block: unknown, operatorName: string, reading: Reading): Condition[] => {
  const { malformed, rules } = reading;
  const path = joinPath(joinPath(reading.path, 'Condition'), operatorName);
  if (!isRecord(block)) {
    malformed.push({ path, reason: 'element-wrong-type', value: showValue(block) });
    return [];
  }
  return Object.entries(block).map(([key, values]) => {
    const at = joinPath(path, key);
    const expected = readTexts(values, at, malformed).map(({ text }) => text);
    const isList = Array.isArray(values);
    return makeCondition({ path: at, operatorName, key, expected, isList, hasVariables: rules.hasVariables });
  });
};

/** Reads Condition; all of its entries must hold. */
export const readConditions = (reading: Reading): readonly Condition[] => {
  const { Condition: source } = reading.source;
  if (source === undefined) return [];
  if (!isRecord(source)) {
    const path = joinPath(reading.path, 'Condition');
    reading.malformed.push({ path, reason: 'element-wrong-type', value: showValue(source) });
    return [];
  }
  return Object.entries(source).flatMap(([operatorName, block]) => readKeys(block, operatorName, reading));
};
