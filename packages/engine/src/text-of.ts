/** A value of a gate's detail as text: strings and numbers as they are, anything else as the fallback. */
export const textOf = (value: unknown, fallback = ''): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : fallback;
