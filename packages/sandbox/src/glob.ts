/** Whether the text matches a pattern in which `*` stands for any characters and `?` for one, as in IAM. */
export function matchesGlob(pattern: string, text: string, { ignoreCase = false } = {}): boolean {
  const wanted = ignoreCase ? pattern.toLowerCase() : pattern;
  const given = ignoreCase ? text.toLowerCase() : text;
  // Backtracks to the last star only, so that no pattern takes more than quadratic time.
  let at = 0;
  let patternAt = 0;
  let starAt = -1;
  let resumeAt = 0;
  while (at < given.length) {
    const sign = wanted[patternAt];
    if (sign === '*') {
      starAt = patternAt++;
      resumeAt = at;
    } else if (sign !== undefined && (sign === '?' || sign === given[at])) {
      patternAt++;
      at++;
    } else if (starAt >= 0) {
      patternAt = starAt + 1;
      at = ++resumeAt;
    } else {
      return false;
    }
  }
  while (wanted[patternAt] === '*') patternAt++;
  return patternAt === wanted.length;
}
