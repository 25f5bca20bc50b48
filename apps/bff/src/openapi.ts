import {
  commonProblems,
  contracts,
  problemSchema,
  problemTable,
  type Contract,
  type ContractId,
  type ProblemCode,
} from '@gatescope/shared';
import * as z from 'zod';

type Json = Record<string, unknown>;

/** `/api/reports/:id.md` -> `/api/reports/{id}.md` */
const toTemplate = (path: string): string => path.replace(/:([A-Za-z]+)/g, '{$1}');

const toJson = (schema: z.ZodType, io: 'input' | 'output'): Json => {
  // Transforms have no JSON Schema of their own; what is sent (or answered) on the wire is described.
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, {
    io,
    target: 'draft-2020-12',
    unrepresentable: 'any',
  });
  return rest;
};

const propertiesOf = (schema: Json): [string, Json][] => {
  const properties = schema['properties'];
  return typeof properties === 'object' && properties !== null
    ? Object.entries(properties as Record<string, Json>)
    : [];
};

const parametersIn = (schema: z.ZodType | undefined, place: 'path' | 'query'): Json[] => {
  if (schema === undefined) return [];
  const json = toJson(schema, 'input');
  const required: readonly unknown[] = Array.isArray(json['required']) ? json['required'] : [];
  return propertiesOf(json).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: property,
  }));
};

const problemResponses = (codes: readonly ProblemCode[]): Json => {
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of codes) {
    const { status } = problemTable[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, same]) => [
      String(status),
      {
        description: same.map((code) => `\`${code}\`: ${problemTable[code].title}`).join('; '),
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  );
};

/** Schemas of answers and bodies stand under `components`, named after their contract. */
const schemaName = (contract: Contract, part: 'Body' | 'Answer'): string =>
  `${contract.id.charAt(0).toUpperCase()}${contract.id.slice(1)}${part}`;

const toOperation = (contract: Contract): Json => ({
  operationId: contract.id,
  summary: contract.summary,
  'x-role': contract.role,
  parameters: [...parametersIn(contract.params, 'path'), ...parametersIn(contract.query, 'query')],
  ...(contract.body
    ? {
        requestBody: {
          required: true,
          content: { 'application/json': { schema: { $ref: `#/components/schemas/${schemaName(contract, 'Body')}` } } },
        },
      }
    : {}),
  responses: {
    [String(contract.status ?? 200)]: {
      description: contract.summary,
      content: {
        [contract.media ?? 'application/json']: {
          schema: { $ref: `#/components/schemas/${schemaName(contract, 'Answer')}` },
        },
      },
    },
    ...problemResponses([...commonProblems, ...contract.problems]),
  },
});

const toSchemas = (contract: Contract): [string, Json][] => [
  ...(contract.body ? [[schemaName(contract, 'Body'), toJson(contract.body, 'input')] satisfies [string, Json]] : []),
  [schemaName(contract, 'Answer'), toJson(contract.response, 'output')],
];

/** A schema of its own under `components` may not point to its own `$defs` by `#/$defs`: they are looked up from the root. */
const hoistDefinitions = (schemas: readonly [string, Json][]): Json =>
  Object.fromEntries(
    schemas.flatMap(([name, { $defs, ...schema }]) => {
      const definitions = Object.entries(($defs ?? {}) as Record<string, Json>);
      // The text of a $ref is the only place where this can stand.
      const relink = (value: Json): Json =>
        JSON.parse(JSON.stringify(value).replaceAll('"#/$defs/', `"#/components/schemas/${name}.`)) as Json;
      return [
        [name, relink(schema)],
        ...definitions.map(([key, definition]) => [`${name}.${key}`, relink(definition)] as const),
      ];
    }),
  );

/** The OpenAPI 3.1 document of all contracts. https://spec.openapis.org/oas/v3.1.1.html */
export const toOpenApi = (version: string): Json => {
  const all: Contract[] = Object.keys(contracts).map((id) => contracts[id as ContractId]);
  const paths: Record<string, Json> = {};
  for (const contract of all) {
    const template = toTemplate(contract.path);
    paths[template] = { ...paths[template], [contract.method.toLowerCase()]: toOperation(contract) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Gatescope',
      version,
      description: 'Tells why Amazon API Gateway said no, and proves the fix. It reads; it never changes AWS.',
    },
    paths,
    components: {
      schemas: hoistDefinitions([['Problem', toJson(problemSchema, 'output')], ...all.flatMap(toSchemas)]),
    },
  };
};
