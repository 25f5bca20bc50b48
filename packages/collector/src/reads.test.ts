import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { reads } from './reads.gen.ts';
import { lanes } from './quota/lanes.ts';

const folder = new URL('./reads/', import.meta.url);
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  .map((name) => ({ id: name.replace(/\.ts$/, ''), text: readFileSync(new URL(name, folder), 'utf8') }));

const idsIn = (text: string): string[] => [...text.matchAll(/^ {2}id: '([^']+)'/gm)].map(([, id]) => id ?? '');

it('list every read that has a file', () => {
  const declared = files.flatMap(({ text }) => idsIn(text));
  expect(reads.map(({ id }) => id).sort()).toEqual(declared.sort());
});

it('have ids of their own', () => {
  expect(new Set(reads.map(({ id }) => id)).size).toBe(reads.length);
});

it('stand in files that are named after them', () => {
  const misplaced = files
    .filter(({ id, text }) => idsIn(text).length > 0 && !idsIn(text).includes(id))
    .map(({ id }) => id);
  expect(misplaced).toEqual([]);
});

it('ask for the permission of their own operation', () => {
  const odd = reads.filter(({ permission, operation }) => {
    const [prefix, action] = permission.action.split(':');
    return prefix === 'apigateway' ? !['GET', operation].includes(action ?? '') : action !== operation;
  });
  expect(odd.map(({ id }) => id)).toEqual([]);
});

it('take from a lane that exists', () => {
  expect(reads.filter(({ lane }) => lanes[lane] === undefined).map(({ id }) => id)).toEqual([]);
});
