// Which licences the installed packages have, read from the packages themselves: no registry is asked.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

// Permissive ones, and MPL-2.0, which binds only changes to the files under it. A licence that is not here is refused:
// GPL and AGPL by intent, an unknown one until somebody has read it.
const allowed = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
  'MPL-2.0',
  'Unlicense',
]);

const split = (expression, word) => expression.split(new RegExp(` ${word} `, 'i')).map((licence) => licence.trim());

/** Whether an SPDX expression is satisfied by allowed licences: of `OR` one suffices, of `AND` all are needed; a mix of both is for a person to read. */
export const isAllowed = (expression) => {
  const bare = expression.replace(/[()]/g, '');
  const all = split(bare, 'AND').every((licence) => allowed.has(licence));
  return all || (!/ AND /i.test(bare) && split(bare, 'OR').some((licence) => allowed.has(licence)));
};

const licenceOf = ({ license, licenses }) => {
  const said = license ?? licenses;
  if (typeof said === 'string') return said;
  return [said ?? []]
    .flat()
    .map(({ type }) => type)
    .join(' AND ');
};

const namesIn = (folder) =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .flatMap(({ name }) =>
      name.startsWith('@') ? namesIn(join(folder, name)).map((inner) => `${name}/${inner}`) : [name],
    );

/** The packages below a `node_modules`, those that a package brings along in one of its own included. */
const packagesIn = (folder) =>
  existsSync(folder)
    ? namesIn(folder).flatMap((name) => [
        ...(existsSync(join(folder, name, 'package.json')) ? [join(folder, name)] : []),
        ...packagesIn(join(folder, name, 'node_modules')),
      ])
    : [];

/** Everything in pnpm's store folder `node_modules/.pnpm`: what is installed, each once, links passed over. */
export const installedPackages = (root) => {
  const store = join(root, 'node_modules/.pnpm');
  // An entry's name begins with @ as a scope's does, but it is the folder of one package.
  return existsSync(store) ? readdirSync(store).flatMap((entry) => packagesIn(join(store, entry, 'node_modules'))) : [];
};

/** The installed packages whose licence is not allowed, a line each; an empty store is refused too. */
export const findRefusedLicences = (root) => {
  const packages = installedPackages(root);
  if (packages.length === 0) return ['No package was found: the check would say nothing.'];
  return packages.flatMap((folder) => {
    const { name, version, ...manifest } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const licence = licenceOf(manifest);
    return isAllowed(licence) ? [] : [`${name}@${version}: ${licence || 'says no licence'}`];
  });
};
