import { describePolicyContract, getAccessContract } from './access.ts';
import { getCallerScriptContract, readCallerOutputContract } from './caller-script.ts';
import { diagnoseContract, getDiagnosisSnapshotContract } from './diagnose.ts';
import { getDriftContract } from './drift.ts';
import { evaluatePolicyContract } from './evaluate-policy.ts';
import { getFailureModeContract, listFailureModesContract } from './failure-modes.ts';
import { getApiContract } from './get-api.ts';
import { listInvokeUrlsContract } from './invoke-urls.ts';
import { compareKindsContract, listKindRowsContract } from './kinds.ts';
import { listApisContract } from './list-apis.ts';
import { planLogSearchContract, searchLogsContract } from './log-searches.ts';
import { getPermissionsContract } from './permissions.ts';
import { probeContract } from './probes.ts';
import { getReportContract, getReportMarkdownContract, listReportsContract, saveReportContract } from './reports.ts';
import { resolveTargetContract } from './resolve-target.ts';
import { scanApisContract } from './scans.ts';
import { getSessionContract } from './session.ts';
import { downloadSnapshotContract, takeSnapshotContract } from './snapshots.ts';
import { getTimelineContract } from './timeline.ts';

/** Every endpoint of the BFF by id, in the order in which they are matched. */
export const contracts = {
  getSession: getSessionContract,
  listApis: listApisContract,
  getApi: getApiContract,
  takeSnapshot: takeSnapshotContract,
  downloadSnapshot: downloadSnapshotContract,
  resolveTarget: resolveTargetContract,
  diagnose: diagnoseContract,
  getDiagnosisSnapshot: getDiagnosisSnapshotContract,
  listInvokeUrls: listInvokeUrlsContract,
  probe: probeContract,
  getCallerScript: getCallerScriptContract,
  readCallerOutput: readCallerOutputContract,
  planLogSearch: planLogSearchContract,
  searchLogs: searchLogsContract,
  getTimeline: getTimelineContract,
  getAccess: getAccessContract,
  getDrift: getDriftContract,
  compareKinds: compareKindsContract,
  listKindRows: listKindRowsContract,
  scanApis: scanApisContract,
  listFailureModes: listFailureModesContract,
  getFailureMode: getFailureModeContract,
  evaluatePolicy: evaluatePolicyContract,
  describePolicy: describePolicyContract,
  getPermissions: getPermissionsContract,
  saveReport: saveReportContract,
  listReports: listReportsContract,
  // Before `getReport`: `:id` would match `x.md` too.
  getReportMarkdown: getReportMarkdownContract,
  getReport: getReportContract,
} as const;

export type Contracts = typeof contracts;
export type ContractId = keyof Contracts;
