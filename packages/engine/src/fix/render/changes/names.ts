const words = (name: string): string[] => name.split(/[^A-Za-z0-9]+/).filter(Boolean);

/** A CloudFormation logical id from a name; alphanumeric. */
export const logicalId = (name: string): string =>
  words(name)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')
    .replace(/^(\d)/, 'R$1') || 'Resource';

/** A Terraform local name from a name. */
export const terraformName = (name: string): string =>
  words(name)
    .map((word) => word.toLowerCase())
    .join('_')
    .replace(/^(\d)/, 'r$1') || 'this';

/** A field's name as CloudFormation spells it. */
export const pascal = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** A field's name as Terraform spells it. */
export const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Those of these fields that are there, under the names that another tongue has for them. */
export const fieldsOf = (
  source: Readonly<Record<string, unknown>>,
  names: readonly string[],
  spell: (name: string) => string = (name) => name,
): Record<string, unknown> =>
  Object.fromEntries(names.flatMap((name) => (source[name] ? [[spell(name), source[name]]] : [])));
