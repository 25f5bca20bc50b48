import { AwsError } from '../../aws-error.ts';
import type { Call } from '../../call.ts';
import type { Json, JsonObject } from '../../json.ts';
import { pageOf } from '../../paging.ts';

/** One page of a list, as IAM pages: 100 unless asked, `Marker` for the next. */
export function markedList(call: Call, member: string, items: readonly Json[]): JsonObject {
  const limit = call.input.number('MaxItems') ?? 100;
  const token = call.input.text('Marker');
  const page = pageOf(items, { limit, token }, () => {
    return new AwsError({ status: 400, code: 'ValidationError', message: 'Invalid Marker.' });
  });
  const IsTruncated = page.next !== undefined;
  return { [member]: page.items, IsTruncated, ...(IsTruncated ? { Marker: page.next } : {}) };
}
