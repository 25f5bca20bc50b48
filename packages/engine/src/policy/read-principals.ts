import { joinPath } from './policy-path.ts';
import { type PrincipalElement, type PrincipalEntry, readPrincipalEntry } from './principal.ts';
import { isRecord, readTexts, showValue } from './read-values.ts';
import { findElement, type Reading } from './reading.ts';

const types: readonly string[] = ['AWS', 'Service', 'Federated', 'CanonicalUser'];

const readTypes = (value: Readonly<Record<string, unknown>>, path: string, { malformed }: Reading): PrincipalEntry[] =>
  Object.entries(value).flatMap(([type, names]) => {
    const at = joinPath(path, type);
    if (!types.includes(type)) {
      malformed.push({ path: at, reason: 'principal-unknown', value: type });
      return [];
    }
    return readTexts(names, at, malformed).map((name) => readPrincipalEntry(type, name.text, name.path));
  });

const readEntries = (value: unknown, path: string, reading: Reading): PrincipalEntry[] => {
  if (value === '*') return [{ kind: 'everyone', text: '*', path }];
  if (!isRecord(value)) {
    reading.malformed.push({ path, reason: 'principal-unknown', value: showValue(value) });
    return [];
  }
  const before = reading.malformed.length;
  const entries = readTypes(value, path, reading);
  const isSound = reading.malformed.length === before;
  if (entries.length === 0 && isSound) reading.malformed.push({ path, reason: 'element-empty' });
  return entries;
};

const implied = (path: string): PrincipalElement => ({
  element: 'Principal',
  path,
  isImplied: true,
  entries: [],
  expected: [],
});

const refuseInIdentityPolicy = ({ source, path, malformed }: Reading): PrincipalElement => {
  for (const element of ['Principal', 'NotPrincipal']) {
    if (source[element] === undefined) continue;
    malformed.push({ path: joinPath(path, element), reason: 'element-not-allowed' });
  }
  return implied(path);
};

/** Reads Principal or NotPrincipal; an identity policy must have neither. */
export const readPrincipals = (reading: Reading): PrincipalElement | undefined => {
  if (reading.rules.isIdentityPolicy) return refuseInIdentityPolicy(reading);
  const element = findElement(reading, 'Principal', 'NotPrincipal');
  if (element === undefined) return undefined;
  const path = joinPath(reading.path, element);
  const entries = readEntries(reading.source[element], path, reading);
  return { element, path, isImplied: false, entries, expected: entries.map(({ text }) => text) };
};
