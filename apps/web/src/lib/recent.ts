import * as z from 'zod';
import { makeStored } from './stored.ts';

const targetSchema = z.object({ accountId: z.string(), region: z.string(), apiId: z.string(), name: z.string() });
const reportSchema = z.object({ id: z.string(), title: z.string(), savedAt: z.string() });

/** An API that was looked at. */
export type RecentTarget = z.infer<typeof targetSchema>;
/** A report that was saved from this browser. */
export type RecentReport = z.infer<typeof reportSchema>;

const kept = 6;
const targets = makeStored<readonly RecentTarget[]>('gatescope.targets', z.array(targetSchema), []);
const reports = makeStored<readonly RecentReport[]>('gatescope.reports', z.array(reportSchema), []);

const keyOf = ({ accountId, region, apiId }: RecentTarget): string => `${accountId}/${region}/${apiId}`;

/** Puts an API at the head of the recent ones. Names and ids only. */
export const rememberTarget = ({ accountId, region, apiId, name }: RecentTarget): void => {
  const target = { accountId, region, apiId, name };
  targets.write([target, ...targets.read().filter((other) => keyOf(other) !== keyOf(target))].slice(0, kept));
};

/** Puts a report at the head of the recent ones. */
export const rememberReport = (report: RecentReport): void =>
  reports.write([report, ...reports.read().filter(({ id }) => id !== report.id)].slice(0, kept));

/** The last APIs that were looked at in this browser. */
export const readRecentTargets = (): readonly RecentTarget[] => targets.read();

/** The last reports that were saved in this browser. */
export const readRecentReports = (): readonly RecentReport[] => reports.read();
