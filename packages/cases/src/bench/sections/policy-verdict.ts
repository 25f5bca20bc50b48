import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compilePolicy, evaluatePolicy } from '@gatescope/engine';
import { figure, type Section } from '../figure.ts';
import { median, timesOf } from '../median.ts';
import { root } from '../root.ts';

type PolicyRequest = Parameters<typeof evaluatePolicy>[1];

interface WorkedExample {
  readonly policy: object;
  readonly request: PolicyRequest;
}

const readExamples = (): WorkedExample[] =>
  readFileSync(join(root, 'cases/policy-cases.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    // Our own file, which the engine's tests check line by line.
    .map((line) => JSON.parse(line) as WorkedExample);

const rounds = 200;

/** Microseconds of one call, in the middle over all examples; each is warmed up and then measured as a batch. */
const microseconds = <T>(inputs: readonly T[], work: (input: T) => unknown): number =>
  median(
    inputs.map((input) => {
      for (let round = 0; round < rounds; round += 1) work(input);
      const batches = timesOf(5, () => {
        for (let round = 0; round < rounds; round += 1) work(input);
      });
      return (median(batches) / rounds) * 1000;
    }),
  );

/** Verdicts with their reasons, over the worked examples; beside them the mere parsing of the same documents. */
export const policyVerdict: Section = () => {
  const examples = readExamples();
  const compiled = examples.map(({ policy, request }) => ({ policy: compilePolicy(policy), request }));
  const texts = examples.map(({ policy }) => JSON.stringify(policy));
  const warm = microseconds(compiled, ({ policy, request }) => policy.evaluate(request));
  const whole = microseconds(examples, ({ policy, request }) => evaluatePolicy(policy, request));
  const baseline = microseconds(texts, (text) => JSON.parse(text));
  return Promise.resolve([
    figure({
      name: `Policy verdict with reasons, compiled, median over ${examples.length} examples`,
      value: warm,
      unit: 'µs',
      bar: 20,
    }),
    figure({ name: 'Policy verdict with reasons, not compiled, median', value: whole, unit: 'µs' }),
    figure({ name: 'Baseline of the same run: JSON.parse of the same documents, median', value: baseline, unit: 'µs' }),
    figure({ name: 'Policy verdict, compiled, against the baseline', value: warm / baseline, unit: 'x' }),
  ]);
};
