/** What is known of a log group's size. Times in milliseconds since 1970. */
export interface LogSize {
  readonly storedBytes: number | undefined;
  readonly createdAt: number | undefined;
  readonly retentionDays: number | undefined;
}

/** How a stretch of a log is best searched. */
export interface ChosenWay {
  readonly by: 'filter' | 'insights';
  readonly because: string;
  /** Bytes in this stretch, if the log was written at an even pace. */
  readonly estimatedBytes: number | undefined;
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
// A page of FilterLogEvents holds at most a megabyte, and AWS admits a few of them a second.
const patientBytes = 200e6;

const estimate = (
  { storedBytes, createdAt, retentionDays }: LogSize,
  window: { readonly start: number; readonly end: number; readonly now: number },
): number | undefined => {
  if (storedBytes === undefined || createdAt === undefined) return undefined;
  const kept = retentionDays === undefined ? createdAt : Math.max(createdAt, window.now - retentionDays * dayMs);
  const life = Math.max(window.now - kept, hourMs);
  const overlap = Math.max(0, Math.min(window.end, window.now) - Math.max(window.start, kept));
  return Math.round(storedBytes * Math.min(1, overlap / life));
};

/** Chooses between reading a log page by page (free, slow) and querying it (billed by size, quick). */
export const chooseWay = (
  size: LogSize,
  window: { readonly start: number; readonly end: number; readonly now: number },
): ChosenWay => {
  const estimatedBytes = estimate(size, window);
  const length = window.end - window.start;
  if (estimatedBytes === undefined) {
    return length <= hourMs
      ? { by: 'filter', because: 'The stretch is short; the size of the log is not known.', estimatedBytes }
      : { by: 'insights', because: 'The stretch is long, and the size of the log is not known.', estimatedBytes };
  }
  return estimatedBytes <= patientBytes
    ? { by: 'filter', because: 'There is little enough in this stretch to read it page by page.', estimatedBytes }
    : { by: 'insights', because: 'There is too much in this stretch to read it page by page.', estimatedBytes };
};
