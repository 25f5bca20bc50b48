import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import type { PropertyType, Resource, SpecDatabase } from '@aws-cdk/service-spec-types';

let database: SpecDatabase | undefined;
const load = (): SpecDatabase => (database ??= loadAwsServiceSpecSync());

const findResource = (type: string): Resource | undefined =>
  load().lookup('resource', 'cloudFormationType', 'equals', type)[0];

/** What a template may write in place of a text. */
const isReference = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).length === 1 && 'Ref' in value;

const checkProperties = (
  properties: Resource['properties'],
  value: Readonly<Record<string, unknown>>,
  path: string,
): string[] =>
  Object.entries(value).flatMap(([name, item]) => {
    const property = properties[name];
    return property ? checkType(property.type, item, `${path}.${name}`) : [`${path}.${name} is no property`];
  });

const checkType = (type: PropertyType, value: unknown, path: string): string[] => {
  if (type.type === 'array')
    return Array.isArray(value)
      ? value.flatMap((item, index) => checkType(type.element, item, `${path}[${index}]`))
      : [`${path} should be a list`];
  if (type.type === 'ref') {
    const definition = load().get('typeDefinition', type.reference.$ref);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? checkProperties(definition.properties, value as Record<string, unknown>, path)
      : [`${path} should be a structure`];
  }
  if (type.type === 'boolean') return typeof value === 'boolean' ? [] : [`${path} should be true or false`];
  if (type.type === 'integer' || type.type === 'number')
    return typeof value === 'number' ? [] : [`${path} should be a number`];
  if (type.type === 'string')
    return typeof value === 'string' || isReference(value) ? [] : [`${path} should be a text`];
  if (type.type === 'map') return typeof value === 'object' && value !== null ? [] : [`${path} should be a map`];
  return [];
};

/** What is wrong with a resource's properties against the published CloudFormation resource schema. */
export const checkCloudFormation = (type: string, properties: Readonly<Record<string, unknown>>): string[] => {
  const resource = findResource(type);
  return resource ? checkProperties(resource.properties, properties, type) : [`${type} is no resource type`];
};
