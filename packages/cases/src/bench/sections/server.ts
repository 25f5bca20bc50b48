import { askDiagnosis, residentMib, startConsole } from '../console.ts';
import { demoAccount } from '../demo-account.ts';
import { figure, type Section } from '../figure.ts';
import { median } from '../median.ts';
import { withSandbox } from '../with-sandbox.ts';

const atOnce = 4;

/** How soon the console is there, and how much memory it takes while it diagnoses on and on. */
export const server: Section = ({ quick }) => {
  const { account, region, apis } = demoAccount();
  const diagnoses = quick ? 200 : 1_000;
  return withSandbox({ accounts: [account], recordCalls: false }, async (sandbox) => {
    const ready: number[] = [];
    for (let start = 0; start < 3; start += 1) {
      const console = await startConsole(sandbox.url, region);
      ready.push(console.readyMs);
      await console.stop();
    }
    const console = await startConsole(sandbox.url, region);
    let failed = 0;
    // One API after the other, so that what was read moments ago serves the next: the time goes into diagnosing.
    for (let done = 0; done < diagnoses; done += atOnce) {
      const url = apis[Math.floor((done / diagnoses) * apis.length)]?.url ?? '';
      const answers = await Promise.all(Array.from({ length: atOnce }, () => askDiagnosis(console.url, url)));
      failed += answers.filter(({ ok }) => !ok).length;
    }
    const resident = await residentMib(console.url);
    await console.stop();
    return [
      figure({ name: 'Console ready after', value: median(ready), unit: 'ms', bar: 1_000 }),
      figure({
        name: `Console resident after ${diagnoses} diagnoses`,
        value: resident,
        unit: 'MiB',
        bar: 200,
      }),
      figure({ name: `Diagnoses that failed, of ${diagnoses}`, value: failed, unit: 'diagnoses', bar: 0 }),
    ];
  });
};
