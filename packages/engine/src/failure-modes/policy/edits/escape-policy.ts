/** A policy document as GetRestApi returns it: JSON, escaped once more, slashes included. */
export const escapePolicy = (document: unknown): string =>
  JSON.stringify(JSON.stringify(document)).slice(1, -1).replaceAll('/', '\\/');
