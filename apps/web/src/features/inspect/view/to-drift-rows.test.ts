import { describe, expect, it } from 'vitest';
import { type Drift, toDriftRows } from './to-drift-rows.ts';

const rowOf = (difference: Partial<Drift['differences'][number]>) =>
  toDriftRows(
    {
      stages: ['prod'],
      hasSummary: true,
      hasExport: true,
      differences: [{ scope: 'method', field: 'integration.uri', certainty: 'likely', ...difference }],
    },
    'REST',
  )[0];

describe('a difference between saved and deployed', () => {
  it('names the method, the field and both values', () => {
    expect(rowOf({ verb: 'GET', path: '/orders', saved: 'https://new', deployed: 'https://old' })).toMatchObject({
      what: 'GET /orders',
      field: 'integration.uri',
      saved: 'https://new',
      deployed: 'https://old',
      isLikely: true,
    });
  });

  it('says that a method is on one side only', () => {
    expect(rowOf({ field: 'method', verb: 'GET', path: '/new', saved: true, certainty: 'certain' })).toMatchObject({
      field: 'The method itself',
      saved: 'there',
      deployed: 'not there',
      isLikely: false,
    });
  });

  it('says "none" and "no", which are not the same', () => {
    expect(rowOf({ field: 'apiKeyRequired', saved: true, deployed: false })).toMatchObject({
      field: 'API key required',
      saved: 'yes',
      deployed: 'no',
    });
    expect(rowOf({ scope: 'api', field: 'policy', deployed: { Statement: [] } })).toMatchObject({
      what: 'The API',
      field: 'Resource policy',
      saved: 'none',
      deployed: '{\n  "Statement": []\n}',
    });
  });
});
