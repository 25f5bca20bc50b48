import type { ApiScan, MissingFact, Snapshot } from '@gatescope/shared';
import type { HandlerDeps } from '../handlers/deps.ts';
import type { ApiReference, Collected } from '../ports.ts';
import { findInSettings } from './find-in-settings.ts';
import { toScannedStages } from './to-scanned-stages.ts';

type Parts = Pick<HandlerDeps, 'collector' | 'engine' | 'missing'>;

/** Kinds of authorization that methods or routes ask for; undefined where they could not be read. */
const authorizationOf = ({ api }: Snapshot): string[] | undefined => {
  const fact = api.kind === 'REST' ? api.resources : api.routes;
  if (fact.state === 'hidden') return undefined;
  if (fact.state === 'absent') return [];
  const kinds =
    api.kind === 'REST'
      ? (api.resources.state === 'present' ? api.resources.value : []).flatMap(({ resourceMethods }) =>
          Object.values(resourceMethods ?? {}).map(({ authorizationType }) => authorizationType ?? 'NONE'),
        )
      : (api.routes.state === 'present' ? api.routes.value : []).map(
          ({ AuthorizationType }) => AuthorizationType ?? 'NONE',
        );
  return [...new Set(kinds)].toSorted();
};

/** What of the API itself AWS did not tell. */
const refusedParts = ({ api }: Snapshot): MissingFact[] =>
  Object.entries(api).flatMap(([part, fact]): MissingFact[] => {
    if (typeof fact !== 'object' || !('state' in fact) || fact.state !== 'hidden' || fact.cause === 'not-asked')
      return [];
    const { state: _state, ...why } = fact;
    return [{ pointer: `/api/${part}`, ...why }];
  });

/** The deployments of HTTP and WebSocket APIs: of a REST API each live one is read by itself. */
const wantedBeyond = ({ api }: Snapshot): string[] => (api.kind === 'REST' ? [] : ['/api/deployments']);

/** Reads one API as cheaply as many can be read, and says what is certain from its settings. */
export const scanApi = async (
  { collector, engine, missing }: Parts,
  target: ApiReference,
  { fresh, signal }: { readonly fresh: boolean; readonly signal: AbortSignal },
): Promise<ApiScan> => {
  const asked = { request: null, complaint: {}, depth: 'scan', signal } as const;
  const base = await collector.collect(target, { ...asked, wanted: [], previous: undefined, fresh });
  const wanted = wantedBeyond(base.snapshot);
  const { snapshot, calls }: Collected =
    wanted.length === 0 ? base : await collector.collect(target, { ...asked, wanted, previous: base, fresh: false });
  missing.see(snapshot);
  const { findings, missing: unknown } = findInSettings(engine, snapshot);
  const stages = toScannedStages(engine, snapshot);
  const authorization = authorizationOf(snapshot);
  const all = [...refusedParts(snapshot), ...unknown];
  return {
    target: snapshot.target,
    ...(stages ? { stages } : {}),
    ...(authorization ? { authorization } : {}),
    findings: [...findings],
    isChecked: engine.catalogue.some(({ kind, apis }) => kind === 'latent' && apis.includes(snapshot.target.kind)),
    missing: [...new Map(all.map((fact) => [fact.pointer, fact])).values()],
    calls: calls.filter(({ outcome }) => outcome !== 'cached').length,
    readAt: snapshot.takenAt,
  };
};
