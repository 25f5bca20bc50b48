import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { renderReads } from './read-list.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gatescope-reads-'));
  mkdirSync(join(folder, 'sts'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const listed = (): string[] =>
  renderReads(folder)
    .split('\n')
    .filter((line) => /^( {2}|import \{ )\w/.test(line));

it('lists every read of a file, and no file without one', () => {
  writeFileSync(
    join(folder, 'sts/get-two.ts'),
    'export const getOne = defineRead({\n});\nexport const getTwo = defineRead({\n});',
  );
  writeFileSync(join(folder, 'sts/get-two.test.ts'), 'export const fake = defineRead({\n});');
  writeFileSync(join(folder, 'sts/filter.ts'), 'export const filter = 1;');
  expect(listed()).toEqual(["import { getOne, getTwo } from './reads/sts/get-two.ts';", '  getOne,', '  getTwo,']);
});
