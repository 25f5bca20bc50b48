import { AwsError } from '../../aws-error.ts';
import type { Call, Operation } from '../../call.ts';
import { type Json, type JsonObject, jsonText } from '../../json.ts';
import { pageOf } from '../../paging.ts';
import { applyFilters, type FilterTable } from './filters.ts';

/** What a Describe call of EC2 consists of. */
export interface Description {
  readonly name: string;
  /** Member of the answer that holds the list. */
  readonly list: string;
  readonly records: (call: Call) => readonly JsonObject[];
  readonly filters: FilterTable;
  /** How single things are asked for; some calls know none. */
  readonly byId?: { parameter: string; field: string; code: string; message: (id: string) => string };
  /** How a record is shown when the account file says more than AWS does. */
  readonly show?: (record: JsonObject) => JsonObject;
  /** What the answer says beside the list. */
  readonly beside?: (records: readonly JsonObject[]) => JsonObject;
}

// No Describe call here supports permissions on single resources.
// https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html
const anyResource = () => '*';

/** Makes an operation of a Describe call: ids, filters and paging are the same for all of them. */
export function describe(description: Description): Operation {
  const { name } = description;
  return { name, action: `ec2:${name}`, resource: anyResource, answer: (call) => answer(call, description) };
}

/** An EC2 call that is no list. */
export function ec2Operation(name: string, answerCall: (call: Call) => JsonObject): Operation {
  return { name, action: `ec2:${name}`, resource: anyResource, answer: answerCall };
}

/** EC2's answer for a parameter that makes no sense. */
export function invalidParameter(message: string): AwsError {
  return new AwsError({ status: 400, code: 'InvalidParameterValue', message });
}

function answer(call: Call, description: Description): JsonObject {
  const { list, filters, show, beside } = description;
  const wanted = selectById(description.records(call), call, description);
  const found = applyFilters(wanted, call.input, filters);
  const limit = call.input.number('MaxResults') ?? 1000;
  if (limit < 1) throw invalidParameter(`Value ( ${String(limit)} ) for parameter maxResults is invalid.`);
  const token = call.input.text('NextToken');
  const page = pageOf(found, { limit, token }, () => invalidParameter(`Invalid value '${token ?? ''}' for nextToken.`));
  const items: readonly Json[] = show === undefined ? page.items : page.items.map(show);
  const next = page.next === undefined ? {} : { NextToken: page.next };
  return { ...beside?.(page.items), [list]: items, ...next };
}

function selectById(records: readonly JsonObject[], { input }: Call, { byId }: Description): readonly JsonObject[] {
  if (byId === undefined) return records;
  const ids = input.list(byId.parameter);
  if (ids.length === 0) return records;
  const unknown = ids.find((id) => !records.some((record) => record[byId.field] === id));
  if (unknown !== undefined) throw new AwsError({ status: 400, code: byId.code, message: byId.message(unknown) });
  return records.filter((record) => ids.includes(jsonText(record[byId.field])));
}
