import type { Collected, TargetAccount } from '@gatescope/collector';
import { createCollector } from '@gatescope/collector';
import { diagnose, readAccessLine } from '@gatescope/engine';
import type { Fault, RecordedCall } from '@gatescope/sandbox';
import { sandboxCredentials, startSandbox } from '@gatescope/sandbox';
import type { Complaint, Diagnosis, Observation, Request } from '@gatescope/shared';
import { parseArn, partitionOf, settleDiagnosis, toRequest } from '@gatescope/shared';
import type { CaseFile } from './case-file.ts';

const apiIdOf = (account: CaseFile['account']): string => {
  if ('restApi' in account) return account.restApi.id;
  if ('apiV2' in account) return account.apiV2.ApiId;
  const [first] = account.apis;
  if (first) return 'restApi' in first ? first.restApi.id : first.apiV2.ApiId;
  throw new Error('The case holds no API: give `account` a `restApi`, an `apiV2`, or `apis`, the called one first.');
};

/** The API's account, and those of principals whose policies the case holds: the console may assume a role in each. */
const targetsOf = ({ accountId, region, identityPolicies }: CaseFile['account']): TargetAccount[] => {
  const others = Object.keys(identityPolicies ?? {}).flatMap((arn) => parseArn(arn)?.accountId ?? []);
  return [
    { accountId, name: accountId, regions: [region] },
    ...[...new Set(others)]
      .filter((id) => id !== accountId)
      .map((id) => ({
        accountId: id,
        name: id,
        roleArn: `arn:${partitionOf(region).id}:iam::${id}:role/gatescope`,
        regions: [region],
      })),
  ];
};

/** An account to serve, and what to ask about it. */
export interface WireRun {
  /** As the sandbox takes it: an account, or a whole case. */
  readonly served: object;
  readonly account: CaseFile['account'];
  readonly request: Request | null;
  readonly complaint: Complaint;
  readonly observations?: readonly Observation[];
  readonly faults?: readonly Fault[];
}

export interface WireResult {
  readonly diagnosis: Diagnosis;
  readonly collected: Collected;
  /** What arrived at the sandbox. */
  readonly calls: readonly RecordedCall[];
}

/** Serves the account on loopback, collects it over the wire, and diagnoses the request. */
export const runOverWire = async (run: WireRun): Promise<WireResult> => {
  const { account, request, complaint } = run;
  const sandbox = await startSandbox({ accounts: [run.served], ...(run.faults ? { faults: run.faults } : {}) });
  const before = process.env['AWS_ENDPOINT_URL'];
  process.env['AWS_ENDPOINT_URL'] = sandbox.url;
  const collector = createCollector({
    regions: [account.region],
    targets: targetsOf(account),
    credentials: sandboxCredentials,
    readAccessLine,
  });
  const target = { region: account.region, apiId: apiIdOf(account) };
  try {
    const settled = await settleDiagnosis({
      collect: (wanted, previous: Collected | undefined) =>
        collector.collect(target, {
          complaint,
          wanted: [...wanted],
          ...(request ? { request } : {}),
          ...(previous ? { previous } : {}),
        }),
      diagnose: ({ snapshot, observations }) =>
        diagnose(
          { snapshot, request, complaint, observations: [...observations, ...(run.observations ?? [])] },
          { fixes: false },
        ),
    });
    return { ...settled, calls: [...sandbox.calls] };
  } finally {
    collector.close();
    await sandbox.close();
    if (before === undefined) delete process.env['AWS_ENDPOINT_URL'];
    else process.env['AWS_ENDPOINT_URL'] = before;
  }
};

/** Runs a case the whole way. */
export const runCase = (file: CaseFile): Promise<WireResult> =>
  runOverWire({
    served: file.raw,
    account: file.account,
    request: file.request ? toRequest(file.request) : null,
    complaint: file.symptom,
  });
