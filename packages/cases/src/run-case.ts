import { createCollector } from '@gatescope/collector';
import { diagnose } from '@gatescope/engine';
import type { Collected, TargetAccount } from '@gatescope/collector';
import { sandboxCredentials, startSandbox } from '@gatescope/sandbox';
import type { Diagnosis } from '@gatescope/shared';
import { parseArn, partitionOf, settleDiagnosis, toRequest } from '@gatescope/shared';
import type { CaseFile } from './case-file.ts';

const apiIdOf = (account: CaseFile['account']): string => {
  if ('restApi' in account) return account.restApi.id;
  if ('apiV2' in account) return account.apiV2.ApiId;
  throw new Error('The case holds no API: give `account` a `restApi` or an `apiV2`.');
};

/** The API's account, and those of principals whose policies the case holds: the console may assume a role in each. */
const targetsOf = ({ account }: CaseFile): TargetAccount[] => {
  const { accountId, region } = account;
  const others = Object.keys(account.identityPolicies ?? {}).flatMap((arn) => parseArn(arn)?.accountId ?? []);
  return [
    { accountId, name: accountId, regions: [region] },
    ...[...new Set(others)].filter((id) => id !== accountId).map((id) => ({ accountId: id, name: id, roleArn: `arn:${partitionOf(region).id}:iam::${id}:role/gatescope`, regions: [region] })),
  ];
};

/** Serves the case's account on loopback, collects it over the wire, and diagnoses its request. */
export const runCase = async (
  file: CaseFile,
): Promise<{ readonly diagnosis: Diagnosis; readonly collected: Collected }> => {
  const sandbox = await startSandbox({ accounts: [file.raw] });
  const before = process.env['AWS_ENDPOINT_URL'];
  process.env['AWS_ENDPOINT_URL'] = sandbox.url;
  const collector = createCollector({ regions: [file.account.region], targets: targetsOf(file), credentials: sandboxCredentials });
  const request = file.request ? toRequest(file.request) : undefined;
  const target = { region: file.account.region, apiId: apiIdOf(file.account) };
  try {
    return await settleDiagnosis({
      collect: (wanted, previous: Collected | undefined) =>
        collector.collect(target, {
          complaint: file.symptom,
          wanted: [...wanted],
          ...(request ? { request } : {}),
          ...(previous ? { previous } : {}),
        }),
      diagnose: ({ snapshot, observations }) =>
        diagnose({ snapshot, request: request ?? null, complaint: file.symptom, observations }, { fixes: false }),
    });
  } finally {
    collector.close();
    await sandbox.close();
    if (before === undefined) delete process.env['AWS_ENDPOINT_URL'];
    else process.env['AWS_ENDPOINT_URL'] = before;
  }
};
