import {
  changesOf,
  diagnose,
  type Example,
  examples,
  inputOf,
  makeWorld,
  type ManagementCall,
  type RenderedChange,
  v2Scenarios,
} from '@gatescope/engine';

/** One offered fix of one example, as it is rendered. */
export interface RenderedExampleFix {
  readonly name: string;
  readonly changes: readonly RenderedChange[];
  readonly calls: readonly ManagementCall[];
}

/** The examples of every failure mode, those of HTTP and WebSocket APIs included. */
const allExamples = (): (readonly [id: string, example: Example])[] => [
  ...Object.entries(examples),
  ...Object.entries(v2Scenarios).flatMap(([id, variants]) =>
    Object.values(variants).map((example) => [id, example] as const),
  ),
];

/** Every patch that the examples' findings offer. A fix whose operations have no renderer has no changes. */
export const renderedFixes = (): readonly RenderedExampleFix[] =>
  allExamples()
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
