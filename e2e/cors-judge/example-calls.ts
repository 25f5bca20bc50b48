import { examples, inputOf, isCrossOrigin, type Scenario } from '@gatescope/engine';
import type { Call } from './served.ts';

/** A page's call among the examples of the failure modes. */
export interface ExampleCall {
  readonly name: string;
  readonly scenario: Scenario;
}

/** Every example, healthy twin and variant in which a page of another origin calls. */
export const exampleCalls = (): ExampleCall[] =>
  Object.entries(examples)
    .flatMap(([id, { broken, healthy, alsoBroken = [] }]) => [
      { name: `${id}, broken`, scenario: broken },
      { name: `${id}, healthy`, scenario: healthy },
      ...alsoBroken.map((scenario, index) => ({ name: `${id}, variant ${index + 1}`, scenario })),
    ])
    .filter(({ scenario }) => {
      const { request } = inputOf(scenario);
      return request?.client.kind === 'browser' && isCrossOrigin(request) === true;
    });

/** The call with its transcript. A query of its own keeps its replies apart from those of the other examples. */
export const toCall = ({ name, scenario }: ExampleCall, index: number): Call => {
  const { request } = inputOf(scenario);
  const { transcript } = scenario;
  if (!request || !transcript) throw new Error(`${name} has no transcript. Add what a browser is answered.`);
  const url = `${request.url}${request.url.includes('?') ? '&' : '?'}example=${index}`;
  return { name, request: { ...request, url }, hops: transcript.hops, source: transcript.source };
};
