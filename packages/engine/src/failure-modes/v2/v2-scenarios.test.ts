import { describe } from 'vitest';
import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { failureModes } from '../registry.gen.ts';
import { v2Scenarios } from './scenarios/all-scenarios.ts';

for (const [id, variants] of Object.entries(v2Scenarios)) {
  for (const [title, example] of Object.entries(variants)) {
    describe(title, () => {
      const mode = failureModes.find((candidate) => candidate.id === id);
      if (!mode) throw new Error(`There is no failure mode ${id}.`);
      testFailureMode(mode, example);
    });
  }
}
