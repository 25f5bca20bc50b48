import { contracts, problemCodes } from '@gatescope/shared';
import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { toOpenApi } from './openapi.ts';
import { makeApp } from './testing/fakes.ts';

const document = toOpenApi('1.2.3');

const refsIn = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(refsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    key === '$ref' && typeof item === 'string' ? [item] : refsIn(item),
  );
};

type Operation = {
  operationId: string;
  parameters: { name: string; in: string; required: boolean }[];
  responses: Record<string, unknown>;
};
const paths = document['paths'] as Record<string, Record<string, Operation>>;
const schemas = (document['components'] as { schemas: Record<string, unknown> }).schemas;

describe('the OpenAPI document', () => {
  it('is served', async () => {
    const { body, status } = await request(makeApp()).get('/api/openapi.json');
    expect(status).toBe(200);
    expect(body.openapi).toBe('3.1.0');
    expect(body.info.version).toBe('0.0.0-test');
  });

  it('has every contract once, under its own id', () => {
    const ids = Object.values(paths).flatMap((operations) =>
      Object.values(operations).map(({ operationId }) => operationId),
    );
    expect(new Set(ids)).toEqual(new Set(Object.keys(contracts)));
    expect(ids).toHaveLength(Object.keys(contracts).length);
  });

  it('points only to what it has', () => {
    const refs = refsIn(document);
    expect(refs.length).toBeGreaterThan(30);
    for (const ref of refs) expect(Object.keys(schemas)).toContain(ref.replace('#/components/schemas/', ''));
  });

  it('declares exactly the parameters that each path names', () => {
    for (const [path, operations] of Object.entries(paths)) {
      const named = [...path.matchAll(/\{([A-Za-z]+)\}/g)].map((match) => match[1]);
      for (const { parameters } of Object.values(operations)) {
        const declared = parameters.filter((parameter) => parameter.in === 'path');
        expect(declared.map(({ name }) => name)).toEqual(named);
        expect(declared.every(({ required }) => required)).toBe(true);
      }
    }
  });

  it('has a problem schema with the closed list of codes', () => {
    expect(schemas['Problem']).toMatchObject({ properties: { code: { enum: problemCodes } } });
  });

  it('lists the problems of an endpoint by status', () => {
    expect(Object.keys(paths['/api/failure-modes/{id}']?.['get']?.responses ?? {})).toEqual(
      expect.arrayContaining(['200', '400', '404', '500']),
    );
  });
});
