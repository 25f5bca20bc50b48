import type { ContractId, Contracts } from '@gatescope/shared';
import type { Handler } from '../http/handler.ts';
import type { HandlerDeps } from './deps.ts';
import { compareKinds } from './compare-kinds.ts';
import { describePolicy } from './describe-policy.ts';
import { diagnose } from './diagnose.ts';
import { downloadSnapshot } from './download-snapshot.ts';
import { evaluatePolicy } from './evaluate-policy.ts';
import { getAccess } from './get-access.ts';
import { getApi } from './get-api.ts';
import { getCallerScript } from './get-caller-script.ts';
import { getDiagnosisSnapshot } from './get-diagnosis-snapshot.ts';
import { getDrift } from './get-drift.ts';
import { getFailureMode } from './get-failure-mode.ts';
import { getPermissions } from './get-permissions.ts';
import { getReport } from './get-report.ts';
import { getReportMarkdown } from './get-report-markdown.ts';
import { getSession } from './get-session.ts';
import { getTimeline } from './get-timeline.ts';
import { listApis } from './list-apis.ts';
import { listFailureModes } from './list-failure-modes.ts';
import { listInvokeUrls } from './list-invoke-urls.ts';
import { listKindRows } from './list-kind-rows.ts';
import { listReports } from './list-reports.ts';
import { planLogSearch } from './plan-log-search.ts';
import { probe } from './probe.ts';
import { readCallerOutput } from './read-caller-output.ts';
import { resolveTarget } from './resolve-target.ts';
import { saveReport } from './save-report.ts';
import { scanApis } from './scan-apis.ts';
import { searchLogs } from './search-logs.ts';
import { takeSnapshot } from './take-snapshot.ts';

/** A handler for every contract; the type refuses to compile when one is missing. */
export const makeHandlers = (deps: HandlerDeps): { readonly [Id in ContractId]: Handler<Contracts[Id]> } => ({
  getSession: getSession(deps),
  listApis: listApis(deps),
  getApi: getApi(deps),
  takeSnapshot: takeSnapshot(deps),
  downloadSnapshot: downloadSnapshot(deps),
  resolveTarget: resolveTarget(deps),
  diagnose: diagnose(deps),
  getDiagnosisSnapshot: getDiagnosisSnapshot(deps),
  listInvokeUrls: listInvokeUrls(deps),
  probe: probe(deps),
  getCallerScript: getCallerScript(deps),
  readCallerOutput: readCallerOutput(deps),
  planLogSearch: planLogSearch(deps),
  searchLogs: searchLogs(deps),
  getTimeline: getTimeline(deps),
  getAccess: getAccess(deps),
  getDrift: getDrift(deps),
  compareKinds: compareKinds(deps),
  listKindRows: listKindRows(deps),
  scanApis: scanApis(deps),
  listFailureModes: listFailureModes(deps),
  getFailureMode: getFailureMode(deps),
  evaluatePolicy: evaluatePolicy(deps),
  describePolicy: describePolicy(deps),
  getPermissions: getPermissions(deps),
  saveReport: saveReport(deps),
  listReports: listReports(deps),
  getReportMarkdown: getReportMarkdown(deps),
  getReport: getReport(deps),
});
