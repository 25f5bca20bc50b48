import { mergeProperties } from './merge-properties.ts';
import type { CloudFormationFragment } from './rendered-change.ts';

const scalar = (value: unknown): string => {
  if (typeof value !== 'string') return JSON.stringify(value);
  return /^[A-Za-z][\w ./+-]*$/.test(value) && !/^(true|false|null|yes|no|on|off|y|n)$/i.test(value)
    ? value
    : JSON.stringify(value);
};

const isLeaf = (value: unknown): boolean =>
  value === null || typeof value !== 'object' || Object.keys(value).length === 0;

const yaml = (value: unknown, indent: number): string => {
  const pad = ' '.repeat(indent);
  if (isLeaf(value))
    return ` ${value !== null && typeof value === 'object' ? (Array.isArray(value) ? '[]' : '{}') : scalar(value)}\n`;
  if (Array.isArray(value)) {
    return `\n${value.map((item) => (isLeaf(item) ? `${pad}-${yaml(item, indent)}` : `${pad}- ${yaml(item, indent + 2).trimStart()}`)).join('')}`;
  }
  return `\n${Object.entries(value as Record<string, unknown>)
    .map(([key, item]) => `${pad}${scalar(key)}:${yaml(item, indent + 2)}`)
    .join('')}`;
};

const renderResource = ({ logicalId, type, properties, comment, dependsOn }: CloudFormationFragment): string => {
  const resource = { Type: type, ...(dependsOn ? { DependsOn: dependsOn } : {}), Properties: properties };
  return `${comment ? `  # ${comment}\n` : ''}  ${logicalId}:${yaml(resource, 4)}`;
};

/** YAML to merge into a template's Resources; one entry per resource, however many changes speak of it. */
export const renderCloudFormation = (fragments: readonly CloudFormationFragment[]): string => {
  const merged = new Map<string, CloudFormationFragment>();
  for (const fragment of fragments) {
    const before = merged.get(fragment.logicalId);
    const properties = mergeProperties(before?.properties ?? {}, fragment.properties);
    merged.set(fragment.logicalId, { ...before, ...fragment, properties });
  }
  return `Resources:\n${[...merged.values()].map(renderResource).join('')}`.trimEnd();
};
