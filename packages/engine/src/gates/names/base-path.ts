/** A path behind a base path: with a leading slash; undefined when the path does not begin with the base path's segments. */
export const pathBelow = (path: string, basePath: string): string | undefined => {
  const base = basePath.replace(/^\/+|\/+$/g, '');
  if (base === '') return path === '' ? '/' : path;
  if (path === `/${base}`) return '/';
  return path.startsWith(`/${base}/`) ? path.slice(base.length + 1) : undefined;
};

/** The first segment of a path as sent and what is behind it, with a leading slash. */
export const splitFirst = (path: string): { readonly first: string; readonly rest: string } => {
  const [, first = '', rest = ''] = /^\/([^/]*)(.*)$/.exec(path) ?? [];
  return { first, rest: rest === '' ? '/' : rest };
};

/** How many segments a base path has. */
export const depthOf = (basePath: string): number => basePath.split('/').filter((segment) => segment !== '').length;
