const isPlain = (key: string): boolean => key !== '' && !key.includes('.') && !key.includes('[');

/**
 * Adds a step to a path into a policy document: `Statement[1].Condition.StringEquals.aws:sourceVpce`.
 * A key with a dot or a bracket is written as `["a.b"]`, so that a path always reads back.
 */
export const joinPath = (path: string, step: string | number): string => {
  if (typeof step === 'number') return `${path}[${step}]`;
  if (!isPlain(step)) return `${path}[${JSON.stringify(step)}]`;
  return path === '' ? step : `${path}.${step}`;
};

/** The steps of a path that `joinPath` built. */
export const parsePath = (path: string): (string | number)[] => {
  const steps: (string | number)[] = [];
  let at = 0;
  while (at < path.length) {
    if (path[at] === '.') at += 1;
    const end = path[at] === '[' ? endOfBracket(path, at) : endOfWord(path, at);
    steps.push(readStep(path.slice(at, end)));
    at = end;
  }
  return steps;
};

const readStep = (text: string): string | number => {
  if (!text.startsWith('[')) return text;
  const inner: unknown = JSON.parse(text.slice(1, -1));
  return typeof inner === 'number' ? inner : String(inner);
};

const endOfWord = (path: string, from: number): number => {
  let at = from;
  while (at < path.length && path[at] !== '.' && path[at] !== '[') at += 1;
  return at;
};

const endOfBracket = (path: string, from: number): number => {
  if (path[from + 1] !== '"') {
    const close = path.indexOf(']', from);
    return close < 0 ? path.length : close + 1;
  }
  let at = from + 2;
  while (at < path.length && path[at] !== '"') at += path[at] === '\\' ? 2 : 1;
  return at + 2;
};
