import type { ApiKind, Fact, Snapshot } from '@gatescope/shared';

/** Something to pick, with a name where it has one. */
export interface Suggestion {
  readonly value: string;
  readonly description?: string;
}

/** What a snapshot offers for the wizard's fields. */
export interface KnownApi {
  /** Undefined while the API is not known. */
  readonly kind: ApiKind | undefined;
  readonly stages: readonly string[];
  readonly paths: readonly string[];
  readonly vpcs: readonly Suggestion[];
  readonly subnets: readonly Suggestion[];
  readonly endpoints: readonly Suggestion[];
  readonly keys: readonly Suggestion[];
}

export const nothingKnown: KnownApi = {
  kind: undefined,
  stages: [],
  paths: [],
  vpcs: [],
  subnets: [],
  endpoints: [],
  keys: [],
};

const listOf = <T>(fact: Fact<readonly T[]>): readonly T[] => (fact.state === 'present' ? fact.value : []);

const nameTag = (
  tags: readonly { Key?: string | undefined; Value?: string | undefined }[] | undefined,
): string | undefined => tags?.find(({ Key }) => Key === 'Name')?.Value;

const suggestion = (value: string, ...parts: readonly (string | undefined)[]): Suggestion => {
  const description = parts.filter((part) => part !== undefined && part !== '').join(', ');
  return description === '' ? { value } : { value, description };
};

const stagesOf = ({ api }: Snapshot): string[] =>
  api.kind === 'REST'
    ? listOf(api.stages).map(({ stageName }) => stageName)
    : listOf(api.stages).map(({ StageName }) => StageName);

const pathsOf = ({ api }: Snapshot): string[] => {
  // Route keys without a path, such as $default, are no addresses.
  if (api.kind !== 'REST') return listOf(api.routes).flatMap(({ RouteKey }) => RouteKey.split(' ')[1] ?? []);
  return listOf(api.resources).flatMap(({ path, resourceMethods }) => (resourceMethods ? [path] : []));
};

/** See `KnownApi`. */
export const toKnownApi = (snapshot: Snapshot): KnownApi => {
  const { account } = snapshot;
  return {
    kind: snapshot.target.kind,
    stages: stagesOf(snapshot),
    paths: [...new Set(pathsOf(snapshot))].toSorted(),
    vpcs: listOf(account.vpcs).map(({ VpcId, CidrBlock, Tags }) => suggestion(VpcId, nameTag(Tags), CidrBlock)),
    subnets: listOf(account.subnets).map(({ SubnetId, VpcId, CidrBlock, Tags }) =>
      suggestion(SubnetId, nameTag(Tags), CidrBlock, VpcId),
    ),
    endpoints: listOf(account.vpcEndpoints).map(({ VpcEndpointId, VpcId, Tags }) =>
      suggestion(VpcEndpointId, nameTag(Tags), VpcId),
    ),
    keys: listOf(account.apiKeys).map(({ id, name, enabled }) =>
      suggestion(id, name, enabled === false ? 'disabled' : undefined),
    ),
  };
};
