import type { ProposedFix } from '@gatescope/shared';
import type { CheckContext, Found, Verdict } from '../failure-mode.ts';
import type { Stop } from '../stop.ts';
import { addOptionsEverywhere, setOnMethod } from './cors-fixes.ts';
import { corsEvidence, methodPointer } from './cors-stops.ts';

/** What a method asks for that a preflight cannot give. */
export interface Demand {
  /** Behind the method's name, e.g. "API key required". */
  readonly observed: string;
  readonly expected: string;
}

/** The verdict on a method that takes the preflight and refuses it for want of what no preflight carries. */
export const checkDemand = (
  context: CheckContext,
  at: Stop | undefined,
  demandOf: (authorizationType: string) => Demand,
): Verdict => {
  const route = at?.simulated.journey.route?.method;
  if (!at || !route) return { verdict: 'clear' };
  const pointer = methodPointer(context, route.path, route.verb) ?? '/api/resources';
  const { observed, expected } = demandOf(route.authorizationType);
  return {
    verdict: 'found',
    at,
    evidence: [
      {
        label: 'Method that takes the preflight',
        pointer,
        observed: `${route.verb} ${route.path} (${observed})`,
        expected,
      },
      ...corsEvidence(context, at),
    ],
    detail: { path: route.path, verb: route.verb, pointer, authorizationType: route.authorizationType },
  };
};

/** Opens the OPTIONS method, or makes one where ANY takes the preflight. */
export const openOptions = (
  { detail }: Found,
  context: CheckContext,
  fields: Readonly<Record<string, unknown>>,
): ProposedFix[] =>
  detail['verb'] === 'OPTIONS'
    ? [
        setOnMethod(
          context,
          { pointer: String(detail['pointer']), fields },
          {
            id: 'open-options',
            title: `Let OPTIONS ${String(detail['path'])} answer everybody`,
            notes: ['OPTIONS returns only headers; the real method stays protected.'],
          },
        ),
      ]
    : addOptionsEverywhere(context);
