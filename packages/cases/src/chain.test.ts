import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parseCase } from './case-file.ts';
import { runCase } from './run-case.ts';

const run = (name: string) => {
  const file = new URL(`../../../cases/own/${name}.json`, import.meta.url);
  return runCase(parseCase(readFileSync(file, 'utf8'), name));
};

it('reads the API that an integration calls, and follows the call to the policy that refuses it', async () => {
  const { diagnosis, collected } = await run('s601-second-api-admits-old-endpoint');
  const [second] = Object.keys(collected.snapshot.otherApis ?? {});
  const [finding] = diagnosis.findings;
  expect(finding?.explanation).toContain('policy-no-matching-allow');
  expect(finding?.evidence.map(({ pointer }) => pointer)).toContain(`/otherApis/${second}/value/restApi/value/policy`);
  expect(diagnosis.crashed).toEqual([]);
});

it('asks for no second API where nothing leads to one', async () => {
  const { collected } = await run('p066-admin-path-from-outside');
  expect(collected.snapshot.otherApis).toBeUndefined();
});
