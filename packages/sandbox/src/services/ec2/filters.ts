import { AwsError } from '../../aws-error.ts';
import type { CallInput } from '../../call-input.ts';
import { matchesGlob } from '../../glob.ts';
import { isList } from '../../is-list.ts';
import { isJsonObject, type Json, type JsonObject, jsonText } from '../../json.ts';

/** By filter name: where in the record its values stand (`Groups.GroupId`; lists on the way are searched whole). */
export type FilterTable = Readonly<Record<string, string>>;

/**
 * Keeps the records that match all filters of a call; `*` and `?` are wildcards, values of one filter are alternatives.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Filter.html
 */
export function applyFilters<T extends JsonObject>(
  records: readonly T[],
  input: CallInput,
  table: FilterTable,
): readonly T[] {
  const filters = readFilters(input);
  return records.filter((record) =>
    filters.every(({ name, values }) => {
      const given = valuesFor(record, name, table);
      return values.some((value) => given.some((candidate) => matchesGlob(value, candidate)));
    }),
  );
}

function readFilters(input: CallInput): readonly { name: string; values: readonly string[] }[] {
  return input.objects('Filter').map(({ Name, Value }) => ({
    name: typeof Name === 'string' ? Name : '',
    values: (isList(Value) ? Value : [Value ?? '']).map(jsonText),
  }));
}

function valuesFor(record: JsonObject, filter: string, table: FilterTable): readonly string[] {
  if (filter.startsWith('tag:')) {
    const key = filter.slice('tag:'.length);
    return listTags(record).flatMap((tag) => (tag['Key'] === key ? [jsonText(tag['Value'])] : []));
  }
  if (filter === 'tag-key') return listTags(record).map((tag) => jsonText(tag['Key']));
  const path = table[filter];
  if (path === undefined) {
    throw new AwsError({ status: 400, code: 'InvalidParameterValue', message: `The filter '${filter}' is invalid` });
  }
  return collect(record, path.split('.'));
}

function listTags(record: JsonObject): readonly JsonObject[] {
  const tags = record['Tags'] ?? record['TagSet'];
  return isList(tags) ? tags.filter(isJsonObject) : [];
}

function collect(value: Json | undefined, path: readonly string[]): readonly string[] {
  if (value === undefined || value === null) return [];
  if (isList(value)) return value.flatMap((item) => collect(item, path));
  const [head, ...rest] = path;
  if (head === undefined) return isJsonObject(value) ? [] : [jsonText(value)];
  return isJsonObject(value) ? collect(value[head], rest) : [];
}
