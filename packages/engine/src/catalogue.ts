import type { FailureMode } from './failure-modes/failure-mode.ts';
import { failureModes } from './failure-modes/registry.gen.ts';

/** A failure mode as the catalogue prints it: its declaration without its functions. */
export type FailureModePage = Omit<FailureMode, 'check' | 'explain' | 'fixes' | 'supersedes'> & {
  readonly supersedes: readonly string[];
};

const toPage = ({
  check: _check,
  explain: _explain,
  fixes: _fixes,
  supersedes,
  ...page
}: FailureMode): FailureModePage => ({
  ...page,
  supersedes: supersedes ?? [],
});

/** Every failure mode, blocking before latent, by gate and id as declared. */
export const catalogue: readonly FailureModePage[] = failureModes.map(toPage);
