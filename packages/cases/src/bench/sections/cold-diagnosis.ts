import { demoAccount } from '../demo-account.ts';
import { figure, type Section } from '../figure.ts';
import { median } from '../median.ts';
import { diagnoseOnce, makeCollector, withSandbox } from '../with-sandbox.ts';

const latencyMs = 500;

/** A diagnosis by a process that knows nothing yet, each call answered half a second late. */
export const coldDiagnosis: Section = async ({ quick }) => {
  const { account, region, apis } = demoAccount();
  const chosen = quick ? apis.slice(0, 3) : apis;
  return withSandbox({ accounts: [account], latencyMs }, async () => {
    const runs: { readonly ms: number; readonly chain: number }[] = [];
    for (const { id, url } of chosen) {
      const collector = makeCollector(region);
      const begun = performance.now();
      const { chain } = await diagnoseOnce(collector, { region, apiId: id, url });
      runs.push({ ms: performance.now() - begun, chain });
      collector.close();
    }
    const ratios = runs.map(({ ms, chain }) => ms / (chain * latencyMs));
    return [
      figure({
        name: `Cold diagnosis with ${latencyMs} ms per call, against the longest chain of calls, median over ${chosen.length} APIs`,
        value: median(ratios),
        unit: 'x',
        bar: 1.25,
      }),
      figure({ name: 'The same, worst API', value: Math.max(...ratios), unit: 'x', bar: 1.25 }),
      figure({
        name: 'Cold diagnosis with 500 ms per call, wall time, median',
        value: median(runs.map(({ ms }) => ms)),
        unit: 'ms',
      }),
      figure({ name: 'Longest chain of calls, median', value: median(runs.map(({ chain }) => chain)), unit: 'calls' }),
      figure({
        name: 'Longest chain of calls, worst API',
        value: Math.max(...runs.map(({ chain }) => chain)),
        unit: 'calls',
      }),
    ];
  });
};
