import { expect, it } from 'vitest';
import { newFailureModeFiles } from './new-failure-mode.ts';

it('names files and exports after the id, as the generated lists expect them', () => {
  const files = newFailureModeFiles('api-key-v2-expired');
  expect(Object.keys(files)).toEqual([
    'api-key-v2-expired.ts',
    'api-key-v2-expired.example.ts',
    'api-key-v2-expired.test.ts',
  ]);
  expect(files['api-key-v2-expired.ts']).toContain('export const apiKeyV2Expired = defineFailureMode({');
  expect(files['api-key-v2-expired.example.ts']).toContain('export const apiKeyV2ExpiredExample: Example');
  expect(files['api-key-v2-expired.test.ts']).toContain('testFailureMode(apiKeyV2Expired, apiKeyV2ExpiredExample)');
});
