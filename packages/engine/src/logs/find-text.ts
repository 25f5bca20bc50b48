/** Counts what matching costs, for tests. */
export interface Steps {
  count: number;
}

/** The table of Knuth, Morris and Pratt: how much of the text still matches after a mismatch. */
const fallbackOf = (text: string): number[] => {
  const fallback = [0];
  let length = 0;
  for (let index = 1; index < text.length; index += 1) {
    while (length > 0 && text[index] !== text[length]) length = fallback[length - 1] ?? 0;
    if (text[index] === text[length]) length += 1;
    fallback.push(length);
  }
  return fallback;
};

/**
 * Prepares a search for a text. However often the text nearly matches, a search takes at most two steps for each character
 * of the line: `indexOf` may take as many as both lengths multiplied.
 */
export const createFinder = (text: string): ((line: string, from: number, steps: Steps) => number) => {
  const fallback = fallbackOf(text);
  return (line, from, steps) => {
    if (text === '') return from;
    let matched = 0;
    for (let at = from; at < line.length; at += 1) {
      steps.count += 1;
      while (matched > 0 && line[at] !== text[matched]) {
        steps.count += 1;
        matched = fallback[matched - 1] ?? 0;
      }
      if (line[at] === text[matched]) matched += 1;
      if (matched === text.length) return at - text.length + 1;
    }
    return -1;
  };
};
