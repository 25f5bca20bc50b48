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
