import type { CheckContext } from '../failure-mode.ts';

/** Whether a path is an ancestor or a descendant of another, `{proxy+}` and the root included. */
const isRelated = (a: string, b: string): boolean => {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return short === '/' || long.startsWith(`${short}/`);
};

/** The path of a related resource (a parent, the root, a child) whose deployed OPTIONS method answers preflights. */
export const findOptionsElsewhere = ({ main }: CheckContext, calledPath: string): string | undefined => {
  const methods = main?.journey.view?.methods;
  if (methods?.state !== 'present') return undefined;
  return methods.value
    .filter(({ path, verb }) => verb === 'OPTIONS' && path !== calledPath && isRelated(path, calledPath))
    .map(({ path }) => path)
    .sort((a, b) => b.length - a.length)[0];
};
