import { describe, expect, it } from 'vitest';
import type { ElementVerdict } from '../../../policy/policy-types.ts';
import { resourceDifference } from './resource-difference.ts';

const base = 'arn:aws:execute-api:eu-west-1:123456789012';
const actual = `${base}:abc/prod/GET/pets/a1`;
const element = (...expected: string[]): ElementVerdict => ({
  outcome: 'not-matched',
  reason: 'resource-not-listed',
  element: 'Resource',
  path: 'Statement[0].Resource',
  expected,
  actual,
});

describe('resourceDifference', () => {
  it.each<[string, string, string]>([
    [`${base}:abc`, 'tail-missing', `${base}:abc/*`],
    [`${base}:abc/`, 'tail-missing', `${base}:abc/*`],
    [`${base}:abc/prod`, 'tail-missing', `${base}:abc/prod/*`],
    [`${base}:abc/prod/GET`, 'tail-missing', `${base}:abc/prod/GET/*`],
    [`${base}:xyz/*`, 'api', `${base}:abc/*`],
    [`${base}:abc/dev/*`, 'stage', `${base}:abc/prod/*`],
    [`${base}:abc/Prod/*`, 'stage', `${base}:abc/prod/*`],
    [`${base}:abc/GET/pets/*`, 'stage-missing', `${base}:abc/prod/GET/pets/*`],
    [`${base}:abc/prod/POST/pets/*`, 'verb', `${base}:abc/prod/GET/pets/*`],
    [`${base}:abc/prod/get/*`, 'verb', `${base}:abc/prod/GET/*`],
    [`${base}:abc/prod/pets/*`, 'verb-missing', `${base}:abc/prod/GET/pets/*`],
    [`${base}:abc/*/pets/x`, 'verb-missing', `${base}:abc/*/GET/pets/a1`],
    [`${base}:abc/prod/GET/pets/{petId}`, 'path-form', `${base}:abc/prod/GET/pets/*`],
    [`${base}:abc/prod/GET//pets/*`, 'path-form', `${base}:abc/prod/GET/pets/*`],
    [`${base}:abc/prod/GET/prod/pets/*`, 'path-form', `${base}:abc/prod/GET/pets/*`],
    [`${base}:abc/prod/GET/Pets/A1`, 'path-form', `${base}:abc/prod/GET/pets/a1`],
    [`${base}:abc/prod/GET/public/*`, 'path', `${base}:abc/prod/GET/pets/a1`],
    ['arn:aws:execute-api:us-east-1:123456789012:abc/*', 'region', `${base}:abc/*`],
    ['arn:aws:execute-api:eu-west-1:999999999999:abc/*', 'account', `${base}:abc/*`],
    ['arn:aws:apigateway:eu-west-1::/restapis/abc/*', 'service', `${base}:abc/restapis/abc/*`],
    ['arn:aws-cn:execute-api:eu-west-1:123456789012:abc/*', 'partition', `${base}:abc/*`],
    ['abc/prod/*', 'not-an-arn', `${base}:abc/*`],
  ])('%s differs in %s', (pattern, part, corrected) => {
    const difference = resourceDifference(element(pattern));
    expect(difference?.part).toBe(part);
    if (part !== 'service') expect(difference?.corrected).toBe(corrected);
  });

  it('reads a list with an entry for other paths as meant for these', () => {
    expect(resourceDifference(element(`${base}:abc/dev/*`, `${base}:abc/prod/GET/public/*`))?.part).toBe('path');
  });

  it('never reads NotResource as a mistake', () => {
    expect(resourceDifference({ ...element(`${base}:abc`), element: 'NotResource' })).toBeUndefined();
  });
});
