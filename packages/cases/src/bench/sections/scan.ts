import type { Collector } from '@gatescope/collector';
import type { RecordedCall } from '@gatescope/sandbox';
import { figure, type Section } from '../figure.ts';
import { manyApis, manyApisRegion as region } from '../many-apis.ts';
import { makeCollector, withSandbox } from '../with-sandbox.ts';

/** Lists all APIs and reads each as cheaply as a scan does; says how many facts were hidden by throttling. */
const scanAll = async (collector: Collector): Promise<number> => {
  const [listed] = await collector.listApis({ fresh: true });
  const apis = listed?.apis.state === 'present' ? listed.apis.value : [];
  const hidden = await Promise.all(
    apis.map(async ({ id }) => {
      const { snapshot } = await collector.collect(
        { region, apiId: id },
        { request: null, depth: 'scan', logs: false },
      );
      return JSON.stringify(snapshot).split('"cause":"throttled"').length - 1;
    }),
  );
  return hidden.reduce((sum, count) => sum + count, 0);
};

const gatewayCalls = (calls: readonly RecordedCall[]): RecordedCall[] =>
  calls.filter(({ action }) => action.startsWith('apigateway:'));

/** A whole account under AWS's own limits. */
export const scan: Section = ({ quick }) => {
  const count = quick ? 30 : 200;
  return withSandbox({ accounts: [manyApis(count)], enforceRateLimits: true }, async (sandbox) => {
    const collector = makeCollector(region, { requestTimeoutMs: 10_000 });
    const begun = performance.now();
    const surfaced = await scanAll(collector);
    const seconds = (performance.now() - begun) / 1000;
    const first = gatewayCalls(sandbox.calls);
    const deployments = first.filter(({ operation }) => operation === 'GetDeployment').length;
    // Pages of the list and what the account shares are not of any one API.
    const own = first.filter(({ resource }) => /\/restapis\/[^/]+/.test(resource)).length;
    const throttled = sandbox.calls.filter(({ outcome }) => outcome === 'throttled').length;
    sandbox.resetCalls();
    const again = await scanAll(collector);
    const second = gatewayCalls(sandbox.calls);
    collector.close();
    const name = `scan of ${count} APIs x 20 resources x 40 methods`;
    return [
      figure({
        name: `API Gateway calls per API, ${name}, without deployments`,
        value: (own - deployments) / count,
        unit: 'calls',
        bar: 2,
      }),
      figure({
        name: `API Gateway calls per stage for deployments, ${name}`,
        value: deployments / count,
        unit: 'calls',
        bar: 1,
      }),
      figure({ name: `API Gateway calls of the account, ${name}`, value: first.length - own, unit: 'calls' }),
      figure({ name: `Throttled calls that surfaced, ${name}`, value: surfaced + again, unit: 'facts', bar: 0 }),
      figure({ name: `Calls that AWS throttled, ${name}`, value: throttled, unit: 'calls' }),
      figure({
        name: 'Deployment reads of a second scan',
        value: second.filter(({ operation }) => operation === 'GetDeployment').length,
        unit: 'calls',
        bar: 0,
      }),
      figure({ name: `Wall time, ${name}`, value: seconds, unit: 's', note: 'at half of AWS’s quota' }),
    ];
  });
};
