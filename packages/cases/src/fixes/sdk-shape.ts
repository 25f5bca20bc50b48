import * as apigateway from '@aws-sdk/client-api-gateway';
import * as apigatewayv2 from '@aws-sdk/client-apigatewayv2';
import * as logs from '@aws-sdk/client-cloudwatch-logs';
import * as ec2 from '@aws-sdk/client-ec2';
import * as elbv2 from '@aws-sdk/client-elastic-load-balancing-v2';
import * as iam from '@aws-sdk/client-iam';
import * as lambda from '@aws-sdk/client-lambda';
import * as route53 from '@aws-sdk/client-route-53';
import * as wafv2 from '@aws-sdk/client-wafv2';

const clients: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  apigateway,
  apigatewayv2,
  ec2,
  elbv2,
  iam,
  lambda,
  logs,
  route53,
  wafv2,
};

// The SDK's schemas are lists: [kind, namespace, name, traits, member names, member schemas, number of required members].
const structure = 3;
const list = 1;
const map = 2;

const unwrap = (schema: unknown): unknown => {
  if (typeof schema === 'function') return unwrap((schema as () => unknown)());
  return Array.isArray(schema) && schema.length === 2 && typeof schema[0] !== 'string' ? unwrap(schema[0]) : schema;
};

/** The SDK's schema of an operation's input; undefined where the client has no such operation. */
export const inputSchema = (service: string, operation: string): unknown => {
  const client = clients[service];
  const found = client?.[`${operation}Request$`] ?? client?.[`${operation}Input$`];
  const schema = client?.[`${operation}$`];
  return found ?? (Array.isArray(schema) ? unwrap(schema[4]) : undefined);
};

const checkMembers = (schema: readonly unknown[], value: Readonly<Record<string, unknown>>, path: string): string[] => {
  const names = schema[4] as readonly string[]; // see the layout above
  const schemas = schema[5] as readonly unknown[];
  const required = names.slice(0, Number(schema[6] ?? 0));
  return [
    ...required.filter((name) => value[name] === undefined).map((name) => `${path}.${name} is required`),
    ...Object.keys(value).flatMap((name) => {
      const index = names.indexOf(name);
      return index < 0
        ? [`${path}.${name} is no parameter`]
        : checkShape(schemas[index], value[name], `${path}.${name}`);
    }),
  ];
};

/** What is wrong with a value against an SDK schema: unknown and missing parameters, lists and structures confused. */
export const checkShape = (wrapped: unknown, value: unknown, path: string): string[] => {
  const schema = unwrap(wrapped);
  if (value === undefined) return [];
  if (!Array.isArray(schema))
    return typeof value === 'object' && value !== null && schema === 0 ? [`${path} should be a text`] : [];
  if (schema[0] === structure) {
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? checkMembers(schema, value as Record<string, unknown>, path)
      : [`${path} should be a structure`];
  }
  if (schema[0] === list)
    return Array.isArray(value)
      ? value.flatMap((item, index) => checkShape(schema[4], item, `${path}[${index}]`))
      : [`${path} should be a list`];
  if (schema[0] === map)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? [] : [`${path} should be a map`];
  return [];
};
