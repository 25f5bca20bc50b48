const folder = 'The folder of GATESCOPE_DATA_DIR cannot be written to';

const words: Readonly<Record<string, string>> = {
  EADDRINUSE: 'The port is in use by another program. Choose another one: PORT=8081 npm start.',
  EADDRNOTAVAIL: 'This machine has no such address. Listen on 127.0.0.1, or on an address that it has.',
  EACCES:
    'This port or folder may not be used by this user. Choose a port above 1023, or mend the rights of GATESCOPE_DATA_DIR.',
  EROFS: `${folder}: its file system is read-only. Mount a volume there.`,
  ENOSPC: `${folder}: its file system is full.`,
  ENOTDIR: `${folder}: it is, or lies in, what is no folder.`,
  EEXIST: `${folder}: it is no folder.`,
};

/** Why the console could not start, in words where the reason is a known one. */
export const explainStart = (error: unknown): string => {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const known = typeof code === 'string' ? words[code] : undefined;
  if (known !== undefined) return known;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
};
