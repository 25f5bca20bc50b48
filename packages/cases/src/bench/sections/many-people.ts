import { askDiagnosis, startConsole } from '../console.ts';
import { demoAccount } from '../demo-account.ts';
import { figure, type Section } from '../figure.ts';
import { median, percentile } from '../median.ts';
import { withSandbox } from '../with-sandbox.ts';

const people = 50;
const latencyMs = 50;

/** Fifty people who ask about the same API in the same moment, against one person alone. */
export const manyPeople: Section = () => {
  const { account, region, apis } = demoAccount();
  return withSandbox({ accounts: [account], latencyMs }, async (sandbox) => {
    const [api] = apis;
    if (api === undefined) throw new Error('The demo account has no API with a stage.');
    const alone: number[] = [];
    let callsAlone = 0;
    for (let round = 0; round < 3; round += 1) {
      const console = await startConsole(sandbox.url, region);
      sandbox.resetCalls();
      alone.push((await askDiagnosis(console.url, api.url)).ms);
      callsAlone = sandbox.calls.length;
      await console.stop();
    }
    const console = await startConsole(sandbox.url, region);
    sandbox.resetCalls();
    const answers = await Promise.all(Array.from({ length: people }, () => askDiagnosis(console.url, api.url)));
    const calls = sandbox.calls.length;
    await console.stop();
    const times = answers.map(({ ms }) => ms);
    return [
      figure({
        name: `${people} people at once: errors`,
        value: answers.filter(({ ok }) => !ok).length,
        unit: 'answers',
        bar: 0,
      }),
      figure({
        name: `${people} people at once: AWS calls against one person's`,
        value: calls / callsAlone,
        unit: 'x',
        bar: 1.25,
        note: `${calls} calls, ${callsAlone} for one`,
      }),
      figure({
        name: `${people} people at once: median time against one person's`,
        value: median(times) / median(alone),
        unit: 'x',
      }),
      figure({
        name: `${people} people at once: slowest tenth against one person's`,
        value: percentile(times, 0.9) / median(alone),
        unit: 'x',
      }),
      figure({ name: 'One person alone, cold, 50 ms per AWS call', value: median(alone), unit: 'ms' }),
    ];
  });
};
