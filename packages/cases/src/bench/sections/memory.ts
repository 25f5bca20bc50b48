import { askDiagnosis, startProbedConsole } from '../console.ts';
import { demoAccount } from '../demo-account.ts';
import { figure, type Section } from '../figure.ts';
import { slopeOf } from '../slope-of.ts';
import { withSandbox } from '../with-sandbox.ts';

const atOnce = 4;
const points = 10;
// The console keeps so many diagnoses, to save one as it was shown: until then it is meant to grow.
const kept = 300;

/** What the console holds on to while it diagnoses on and on: flat, or it leaks. */
export const memory: Section = ({ quick }) => {
  const { account, region, apis } = demoAccount();
  const perPoint = quick ? 20 : 100;
  return withSandbox({ accounts: [account], recordCalls: false }, async (sandbox) => {
    const console = await startProbedConsole(sandbox.url, region);
    /** All APIs in turn, so that every point is taken after the same work. */
    const diagnose = async (count: number): Promise<void> => {
      for (let done = 0; done < count; done += atOnce) {
        const url = apis[Math.floor((done / count) * apis.length)]?.url ?? '';
        await Promise.all(Array.from({ length: atOnce }, () => askDiagnosis(console.url, url)));
      }
    };
    await diagnose(kept);
    const held: { readonly x: number; readonly y: number }[] = [];
    for (let point = 1; point <= points; point += 1) {
      await diagnose(perPoint);
      held.push({ x: kept + point * perPoint, y: await console.heldMib() });
    }
    await console.stop();
    return [
      ...held.map(({ x, y }) => figure({ name: `Memory held after ${x} diagnoses, collected`, value: y, unit: 'MiB' })),
      figure({
        name: 'Memory held: growth over 1000 diagnoses, by least squares over these points',
        value: slopeOf(held) * 1_000,
        unit: 'MiB',
        bar: 0.5,
      }),
    ];
  });
};
