/** Edits between two short texts (Levenshtein). */
const distance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replace = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, replace));
    }
    row = next;
  }
  return row[b.length] ?? 0;
};

const longest = 128;

/** Those of `names` that look like what was written: other case, a few slips, or a beginning. Best first. */
export const nearestNames = (written: string, names: readonly string[]): string[] => {
  const wanted = written.slice(0, longest).toLowerCase();
  const allowed = Math.max(1, Math.floor(wanted.length / 3));
  return names
    .map((name) => ({ name, lower: name.slice(0, longest).toLowerCase() }))
    .map(({ name, lower }) => ({ name, lower, edits: distance(wanted, lower) }))
    .filter(
      ({ lower, edits }) => edits <= allowed || lower.startsWith(wanted) || (lower !== '' && wanted.startsWith(lower)),
    )
    .sort((a, b) => a.edits - b.edits || a.name.localeCompare(b.name))
    .slice(0, 5)
    .map(({ name }) => name);
};
