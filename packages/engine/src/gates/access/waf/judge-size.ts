import { listOf, objectOf, textOf } from '../json.ts';
import { bodyBytes } from '../../validation/measure.ts';
import { fieldText } from './field-text.ts';
import type { Match, WafRequest } from './judge-statement.ts';

const comparisons: Readonly<Record<string, (size: number, limit: number) => boolean>> = {
  EQ: (size, limit) => size === limit,
  NE: (size, limit) => size !== limit,
  LE: (size, limit) => size <= limit,
  LT: (size, limit) => size < limit,
  GE: (size, limit) => size >= limit,
  GT: (size, limit) => size > limit,
};

const judgeBody = (body: unknown, { request, bodyLimit }: WafRequest, compare: (size: number) => boolean): Match => {
  const size = bodyBytes(request);
  if (size === undefined) return undefined;
  if (size <= bodyLimit) return compare(size);
  switch (textOf(objectOf(body)['OversizeHandling'])) {
    case 'MATCH':
      return true;
    case 'NO_MATCH':
      return false;
    default:
      return compare(bodyLimit);
  }
};

/**
 * A size constraint. WAF reads a body up to a limit of the web ACL; what a longer one counts for, the rule says.
 * https://docs.aws.amazon.com/waf/latest/developerguide/waf-oversize-request-components.html
 */
export const judgeSize = (statement: Readonly<Record<string, unknown>>, waf: WafRequest): Match => {
  const comparison = comparisons[textOf(statement['ComparisonOperator']) ?? ''];
  const limit = statement['Size'];
  const keepsSize = listOf(statement['TextTransformations']).every((entry) =>
    ['NONE', 'LOWERCASE'].includes(textOf(objectOf(entry)['Type']) ?? ''),
  );
  if (!comparison || typeof limit !== 'number' || !keepsSize) return undefined;
  const compare = (size: number): boolean => comparison(size, limit);
  const body = objectOf(statement['FieldToMatch'])['Body'];
  if (body !== undefined) return judgeBody(body, waf, compare);
  const text = fieldText(statement['FieldToMatch'], waf.request);
  // One byte each: URLs are written so; what is not is left open.
  return typeof text === 'string' && /^[ -~]*$/.test(text) ? compare(text.length) : undefined;
};
