import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findRefusedLicences, installedPackages, isAllowed } from './licences.mjs';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'gatescope-licences-'));
});
afterEach(() => rmSync(root, { recursive: true }));

const plant = (path, manifest) => {
  const file = join(root, 'node_modules/.pnpm', path, 'package.json');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify({ version: '1.0.0', ...manifest }));
};

describe('findRefusedLicences', () => {
  it.each([
    ['a package', 'sly@1.0.0/node_modules/sly'],
    ['a scoped package', '@x+sly@1.0.0/node_modules/@x/sly'],
    ['a package that another one brings along', 'host@1.0.0/node_modules/host/node_modules/sly'],
  ])('names the planted GPL of %s', (_, path) => {
    plant('host@1.0.0/node_modules/host', { name: 'host', license: 'MIT' });
    plant(path, { name: 'sly', license: 'GPL-3.0-only' });
    expect(findRefusedLicences(root)).toEqual(['sly@1.0.0: GPL-3.0-only']);
  });

  it('refuses a package that says no licence, and takes the forms of old manifests', () => {
    plant('mute@1.0.0/node_modules/mute', { name: 'mute' });
    plant('old@1.0.0/node_modules/old', { name: 'old', licenses: [{ type: 'MIT' }, { type: 'AGPL-3.0' }] });
    expect(findRefusedLicences(root)).toEqual(['mute@1.0.0: says no licence', 'old@1.0.0: MIT AND AGPL-3.0']);
  });

  it('does not take an empty folder for a clean one', () => {
    expect(findRefusedLicences(root)).toHaveLength(1);
  });
});

describe('installedPackages', () => {
  it('passes links over: what they lead to is listed where it lies', () => {
    plant('a@1.0.0/node_modules/a', { name: 'a', license: 'MIT' });
    plant('b@1.0.0/node_modules/b', { name: 'b', license: 'MIT' });
    const store = join(root, 'node_modules/.pnpm');
    symlinkSync(join(store, 'a@1.0.0/node_modules/a'), join(store, 'b@1.0.0/node_modules/a'));
    expect(installedPackages(root)).toHaveLength(2);
  });
});

describe('isAllowed', () => {
  it.each([
    ['MIT', true],
    ['(MIT OR GPL-3.0-or-later)', true],
    ['MIT AND GPL-3.0-or-later', false],
    ['GPL-3.0-only AND (MIT OR ISC)', false],
    ['AGPL-3.0', false],
    ['SEE LICENSE IN LICENSE.md', false],
    ['', false],
  ])('%s: %s', (expression, expected) => {
    expect(isAllowed(expression)).toBe(expected);
  });
});
