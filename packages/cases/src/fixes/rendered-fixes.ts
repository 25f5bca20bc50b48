import {
  changesOf,
  diagnose,
  examples,
  inputOf,
  makeWorld,
  type ManagementCall,
  type RenderedChange,
} from '@gatescope/engine';

/** One offered fix of one example, as it is rendered. */
export interface RenderedExampleFix {
  readonly name: string;
  readonly changes: readonly RenderedChange[];
  readonly calls: readonly ManagementCall[];
}

/** Every patch that the examples' findings offer. A fix whose operations have no renderer has no changes. */
export const renderedFixes = (): readonly RenderedExampleFix[] =>
  Object.entries(examples)
    .flatMap(([id, { broken, alsoBroken = [] }]) => [broken, ...alsoBroken].map((scenario) => [id, scenario] as const))
    .flatMap(([id, scenario]) => {
      const input = inputOf(scenario);
      const world = makeWorld(input);
      const diagnosis = diagnose(input);
      return [...diagnosis.findings, ...diagnosis.latent]
        .filter((finding) => finding.id === id)
        .flatMap(({ fixes }) => fixes)
        .filter(({ change }) => change.kind === 'patch')
        .map((fix) => {
          const changes = changesOf(world, fix) ?? [];
          return {
            name: `${id}: ${fix.id}`,
            changes,
            calls: changes.flatMap(({ calls, check }) => [...calls, ...(check ? [check] : [])]),
          };
        });
    });
