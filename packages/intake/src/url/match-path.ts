const segmentsOf = (path: string): string[] => path.split('/').slice(1);

/**
 * Whether a request path fits a resource path with `{name}` and `{name+}` segments.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-set-up-simple-proxy.html
 */
export const isPathOf = (
  template: string,
  path: string,
  same: (a: string, b: string) => boolean = (a, b) => a === b,
): boolean => {
  const wanted = segmentsOf(template);
  const given = segmentsOf(path);
  for (const [index, segment] of wanted.entries()) {
    const value = given[index];
    if (/^\{[^{}]{1,100}\+\}$/.test(segment)) return value !== undefined && value !== '';
    if (value === undefined) return false;
    const isVariable = /^\{[^{}]{1,100}\}$/.test(segment);
    if (isVariable ? value === '' : !same(segment, value)) return false;
  }
  return given.length === wanted.length;
};

/** The resource path written with the values of a request path. */
export const fillPath = (template: string, path: string): string => {
  const given = segmentsOf(path);
  const filled = segmentsOf(template).flatMap((segment, index) => {
    if (segment.endsWith('+}')) return given.slice(index);
    return segment.startsWith('{') ? [given[index] ?? segment] : [segment];
  });
  return `/${filled.join('/')}`;
};
