import { mergeProperties } from './merge-properties.ts';
import type { TerraformExpression, TerraformFragment } from './rendered-change.ts';

const isExpression = (value: unknown): value is TerraformExpression =>
  typeof value === 'object' &&
  value !== null &&
  Object.keys(value).length === 1 &&
  typeof (value as Partial<TerraformExpression>).expression === 'string';

const text = (value: string): string => JSON.stringify(value).replaceAll('${', '$${').replaceAll('%{', '%%{');

/** A name before its value; a block (`{}`) has no equals sign. */
const assigned = (key: string): string =>
  key.endsWith('{}') ? key.slice(0, -2) : `${/^[A-Za-z_][\w-]*$/.test(key) ? key : text(key)} =`;

const hcl = (value: unknown, indent: number): string => {
  const pad = ' '.repeat(indent);
  if (isExpression(value)) return value.expression;
  if (typeof value === 'string') return text(value);
  if (Array.isArray(value)) {
    if (value.every((item) => typeof item !== 'object' || isExpression(item)))
      return `[${value.map((item) => hcl(item, indent)).join(', ')}]`;
    return `[\n${value.map((item) => `${pad}  ${hcl(item, indent + 2)},\n`).join('')}${pad}]`;
  }
  if (typeof value === 'object' && value !== null) {
    return `{\n${Object.entries(value)
      .map(([key, item]) => `${pad}  ${assigned(key)} ${hcl(item, indent + 2)}\n`)
      .join('')}${pad}}`;
  }
  return String(value);
};

/** A nested block is an attribute whose name ends in `{}`, a list of them several blocks; a JSON document one whose name ends in `()`. */
const attribute = ([name, value]: [string, unknown]): string => {
  if (name.endsWith('()')) return `  ${name.slice(0, -2)} = jsonencode(${hcl(value, 2)})\n`;
  if (name.endsWith('{}'))
    return (Array.isArray(value) ? value : [value])
      .map((block) => `  ${name.slice(0, -2)} ${hcl(block, 2)}\n`)
      .join('');
  return `  ${name} = ${hcl(value, 2)}\n`;
};

/** One resource, however many changes speak of it. */
const merge = (fragments: readonly TerraformFragment[]): TerraformFragment[] => {
  const merged = new Map<string, TerraformFragment>();
  for (const fragment of fragments) {
    const key = `${fragment.type}.${fragment.name}`;
    const attributes = mergeProperties(merged.get(key)?.attributes ?? {}, fragment.attributes);
    merged.set(key, { ...fragment, attributes });
  }
  return [...merged.values()];
};

/** HCL to merge, one resource after another. */
export const renderTerraform = (fragments: readonly TerraformFragment[]): string =>
  merge(fragments)
    .map(
      ({ type, name, attributes }) =>
        `resource "${type}" "${name}" {\n${Object.entries(attributes).map(attribute).join('')}}`,
    )
    .join('\n\n');
