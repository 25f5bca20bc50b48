import type { Evidence, MissingFact } from '@gatescope/shared';
import { toPointer } from '@gatescope/shared';
import type { BrowserReply } from '../../cors/check-response.ts';
import type { CorsIssue } from '../../cors/cors-issue.ts';
import type { ReasonCode } from '../../reason-codes.ts';
import type { CheckContext, Verdict } from '../failure-mode.ts';
import type { Stop } from '../stop.ts';
import { findStop } from '../stop.ts';

/** What the browser gate says of a reply it refuses. */
export interface CorsDetail {
  readonly issue?: CorsIssue;
  readonly header?: string;
  readonly value?: string;
  readonly wanted?: string;
  readonly status?: number;
  readonly from?: 'seen' | 'refusal' | 'configuration' | 'console';
  readonly redirectedTo?: string;
  readonly headers?: BrowserReply['headers'];
}

/** The browser gate's detail, typed. */
export const corsDetail = (stop: Stop): CorsDetail => stop.result.detail;

/** Stops of both legs, the preflight's own included. */
export const allStops = ({ stops, preflightStops }: CheckContext): readonly Stop[] => [...preflightStops, ...stops];

/** The best stop at the browser's check for one of these reasons; not one that only mirrors a refusal before it. */
export const findBrowserStop = (
  context: CheckContext,
  reasons: readonly ReasonCode[],
  leg?: 'preflight' | 'actual',
): Stop | undefined =>
  findStop(
    allStops(context)
      .filter(
        ({ result, simulated }) => result.gate === 'browser' && (leg === undefined || simulated.trace.leg === leg),
      )
      .filter((stop) => corsDetail(stop).from !== 'refusal')
      .sort((a, b) => Number(b.agreement === 'agrees') - Number(a.agreement === 'agrees')),
    reasons,
  );

/** A stop, or nothing where the browser refuses for another reason. */
export const verdictAt = (
  at: Stop | undefined,
  evidence: (stop: Stop) => readonly Evidence[],
  detail: Readonly<Record<string, unknown>> = {},
): Verdict =>
  at
    ? {
        verdict: 'found',
        at,
        evidence: evidence(at),
        detail: { ...at.result.detail, leg: at.simulated.trace.leg, ...detail },
      }
    : { verdict: 'clear' };

const seenHeader = (stop: Stop): Evidence[] => {
  const { header, value, wanted, from } = corsDetail(stop);
  if (!header) return [];
  return [
    {
      label: from === 'configuration' ? 'Header that the configuration makes' : 'Offending header',
      pointer: from === 'seen' ? `complaint:headers` : `trace:browser`,
      within: header,
      observed: value ?? '(absent)',
      ...(wanted ? { expected: wanted } : {}),
    },
  ];
};

/** The offending header, and the browser's line where there is one. */
export const corsEvidence = (context: CheckContext, stop: Stop): Evidence[] => [
  ...seenHeader(stop),
  ...(context.world.seen.console
    ? [{ label: "The browser's line", pointer: 'complaint:console', observed: context.world.seen.console }]
    : []),
  ...(seenHeader(stop).length === 0 && !context.world.seen.console
    ? [{ label: 'Where it stops', pointer: `trace:${stop.result.gate}`, observed: stop.result.reason ?? '' }]
    : []),
];

/** The stop rests on a browser's line that may mean one of two things. */
export const isReadEitherWay = ({ world }: CheckContext, stop: Stop): boolean =>
  corsDetail(stop).from === 'console' && world.seen.cors?.or !== undefined;

/** Hidden facts of the gates before this stop: it may never have been reached. */
export const undecidedBefore = ({ simulated }: Stop): MissingFact[] =>
  simulated.trace.gates
    .filter(({ outcome, gate }) => outcome === 'unknown' && gate !== 'browser')
    .flatMap(({ missing }) => missing);

/** The page's origin; a placeholder where nobody said it. */
export const originOf = ({ world }: CheckContext): string =>
  (world.pageCall?.client.kind === 'browser' ? world.pageCall.client.origin : undefined) ?? '<origin of the page>';

/** Opened as a file, or in a sandboxed frame: all such pages share the origin `null`. https://html.spec.whatwg.org/multipage/browsers.html#concept-origin-opaque */
export const hasOpaqueOrigin = (context: CheckContext): boolean => originOf(context) === 'null';

/** Pointer to a saved method; undefined where it is not among the saved resources. */
export const methodPointer = ({ world }: CheckContext, path: string, verb: string): string | undefined => {
  const { api } = world.snapshot;
  if (api.kind !== 'REST' || api.resources.state !== 'present') return undefined;
  const index = api.resources.value.findIndex(
    (resource) => resource.path === path && resource.resourceMethods?.[verb] !== undefined,
  );
  return index < 0 ? undefined : toPointer('api', 'resources', 'value', index, 'resourceMethods', verb);
};
