import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { reportSchema, reportSummarySchema, type ReportSummary } from '@gatescope/shared';
import type { ReportStore } from './report-store.ts';
import { toReportSummary } from './to-report-summary.ts';

const pack = promisify(gzip);
const unpack = promisify(gunzip);
const summaryEnding = '.summary.json';
const reportEnding = '.report.json.gz';

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';

/** Written beside its place and then moved there, so that nobody reads half a file. */
const writeWhole = async (path: string, content: string | Buffer): Promise<void> => {
  const draft = `${path}.${process.pid}.draft`;
  await writeFile(draft, content, { mode: 0o600 });
  await rename(draft, path);
};

const newestFirst = (a: ReportSummary, b: ReportSummary): number => b.savedAt.localeCompare(a.savedAt);

/** Undefined for a file that was cut off: it must not take the others with it. */
const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Undefined for one that is broken, or has just gone. */
const readSummary = async (path: string): Promise<ReportSummary | undefined> => {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (isMissing(error)) return '';
    throw error;
  });
  return reportSummarySchema.safeParse(parseJson(text)).data;
};

/**
 * Keeps reports as files of one folder: a summary and the packed report each. While one version of the console takes over
 * from another, both have the folder: what the other one did is seen.
 */
export const openFileReportStore = async (folder: string, limit: number): Promise<ReportStore> => {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const known = new Map<string, ReportSummary>();
  const place = (id: string, ending: string): string => join(folder, `${id}${ending}`);
  /** Brings in what was saved, and lets go of what was dropped, by another process. */
  const refresh = async (): Promise<void> => {
    const names = (await readdir(folder)).filter((name) => name.endsWith(summaryEnding));
    const ids = new Set(names.map((name) => name.slice(0, -summaryEnding.length)));
    for (const id of known.keys()) if (!ids.has(id)) known.delete(id);
    const added = [...ids].filter((id) => !known.has(id));
    for (const summary of await Promise.all(added.map((id) => readSummary(place(id, summaryEnding)))))
      if (summary !== undefined) known.set(summary.id, summary);
  };
  const drop = async (id: string): Promise<void> => {
    known.delete(id);
    await Promise.all([rm(place(id, summaryEnding), { force: true }), rm(place(id, reportEnding), { force: true })]);
  };
  await refresh();
  return {
    kind: 'files',
    save: async (report) => {
      const summary = toReportSummary(report);
      await writeWhole(place(report.id, reportEnding), await pack(JSON.stringify(report)));
      await writeWhole(place(report.id, summaryEnding), JSON.stringify(summary));
      known.set(report.id, summary);
      const surplus = [...known.values()].sort(newestFirst).slice(limit);
      await Promise.all(surplus.map(({ id }) => drop(id)));
    },
    find: async (id) => {
      // Only ids of our own become paths.
      if (!known.has(id)) await refresh();
      if (!known.has(id)) return undefined;
      try {
        return reportSchema.parse(JSON.parse((await unpack(await readFile(place(id, reportEnding)))).toString()));
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
    },
    list: async () => {
      await refresh();
      return [...known.values()].sort(newestFirst);
    },
  };
};
