/** A key without its value. */
export const withoutValue = <T extends object>(key: T): T => {
  const kept = { ...key };
  Reflect.deleteProperty(kept, 'value');
  return kept;
};
