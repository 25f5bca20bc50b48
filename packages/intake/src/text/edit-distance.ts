const longest = 64;

/**
 * How many single-character mistakes (one wrong, missing, extra, or two swapped) lie between two words. Words longer
 * than 64 characters count as far apart.
 */
export const editDistance = (a: string, b: string): number => {
  if (a === b) return 0;
  if (a.length > longest || b.length > longest) return Number.POSITIVE_INFINITY;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const isSame = a[i - 1] === b[j - 1];
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row.push(
        Math.min(
          (last[j] ?? 0) + 1,
          (row[j - 1] ?? 0) + 1,
          (last[j - 1] ?? 0) + (isSame ? 0 : 1),
          isSwap ? (beforeLast[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? Number.POSITIVE_INFINITY;
};

/** Whether a word may be a slip for another one: one mistake in short words, two in longer ones. */
export const isSlip = (typed: string, meant: string): boolean => {
  const distance = editDistance(typed.toLowerCase(), meant.toLowerCase());
  return distance > 0 && distance <= (meant.length >= 6 ? 2 : meant.length >= 3 ? 1 : 0);
};
