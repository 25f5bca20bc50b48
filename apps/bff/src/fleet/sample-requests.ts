import { partitionOf, type Request, type RestApiFacts, type Snapshot } from '@gatescope/shared';

/** A request that stands for others: methods that ask the same and lead to the same place. */
export interface SampleRequest {
  readonly place: string;
  readonly request: Request;
}

const mostSamples = 40;

type Summary = Readonly<Record<string, Readonly<Record<string, { readonly authorizationType?: string | undefined }>>>>;

const deployedMethods = (
  api: RestApiFacts,
  deploymentId: string | undefined,
): readonly (readonly [string, string])[] => {
  const fact = deploymentId === undefined ? undefined : api.deployed[deploymentId];
  const summary: Summary = fact?.state === 'present' ? (fact.value.apiSummary ?? {}) : {};
  return Object.entries(summary).flatMap(([path, verbs]) => Object.keys(verbs).map((verb) => [verb, path] as const));
};

const signatureOf = (api: RestApiFacts, verb: string, path: string): string => {
  const resources = api.resources.state === 'present' ? api.resources.value : [];
  const method = resources.find((resource) => resource.path === path)?.resourceMethods?.[verb];
  const { type, uri, httpMethod, connectionId } = method?.methodIntegration ?? {};
  return [
    verb === 'OPTIONS',
    method?.authorizationType,
    method?.apiKeyRequired,
    type,
    uri,
    httpMethod,
    connectionId,
  ].join(' ');
};

/** All that a caller could choose is left unsaid, so that only what holds for everybody can stop it. */
const toRequest = ({ target }: Snapshot, stage: string, verb: string, path: string): Request => ({
  method: verb === 'ANY' ? 'GET' : verb,
  url: `https://${target.apiId}.execute-api.${target.region}.${partitionOf(target.region).dnsSuffix}/${stage}${path.replace(/\{[^}]+\}/g, 'x')}`,
  headers: {},
  credential: { scheme: 'not-said' },
  apiKey: { kind: 'not-said' },
  client: { kind: 'not-said' },
  network: { from: 'not-said' },
});

/** One request for each kind of method that the stages of a REST API run. */
export const sampleRequests = (snapshot: Snapshot): readonly SampleRequest[] => {
  const { api } = snapshot;
  if (api.kind !== 'REST' || api.stages.state !== 'present') return [];
  const samples = api.stages.value.flatMap(({ stageName, deploymentId }) => {
    const bySignature = new Map(
      deployedMethods(api, deploymentId)
        .toReversed()
        .map(([verb, path]) => [signatureOf(api, verb, path), { verb, path }]),
    );
    return [...bySignature.values()].toReversed().map(({ verb, path }) => ({
      place: `${verb} ${path} on ${stageName}`,
      request: toRequest(snapshot, stageName, verb, path),
    }));
  });
  return samples.slice(0, mostSamples);
};
