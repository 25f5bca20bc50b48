import type { FactPointer, MissingFact, Precondition } from '@gatescope/shared';
import type { FactReader } from '../fact-reader.ts';
import { makeFactReader } from '../fact-reader.ts';
import type { FactKey } from '../facts.ts';
import { accountFact, accountFactOf, httpFact, restFact } from '../facts.ts';
import { findEndpoint, isAvailable } from '../gates/names/endpoints.ts';
import { listDomains } from '../gates/names/find-domain.ts';
import type { World } from '../world.ts';
import type { InvokeForm } from './invoke-form.ts';

interface Answer {
  readonly holds: Precondition['holds'];
  readonly observed?: string;
}

const state = (world: World, id: string, statement: string, judge: (facts: FactReader) => Answer): Precondition => {
  const facts = makeFactReader(world.snapshot);
  const { holds, observed } = judge(facts);
  const used: FactPointer[] = facts.used();
  const missing: MissingFact[] = holds === 'unknown' ? facts.missing() : [];
  return { id, statement, holds, ...(observed === undefined ? {} : { observed }), facts: used, missing };
};

const unknown: Answer = { holds: 'unknown' };
const yesIf = (isSo: boolean, observed: string): Answer => ({ holds: isSo ? 'yes' : 'no', observed });

/** Reads a fact's value for a statement; hidden gives unknown. */
const withFact = <T>(facts: FactReader, key: FactKey<T>, judge: (value: T) => Answer): Answer => {
  const value = facts.value(key);
  return value === undefined ? unknown : judge(value);
};

const endpointStatements = (world: World, vpceId: string): Precondition[] => [
  state(world, 'endpoint-available', `Endpoint ${vpceId} is available`, (facts) => {
    const endpoint = findEndpoint({ world, facts }, vpceId);
    return endpoint ? yesIf(isAvailable(endpoint.value), endpoint.value.State ?? 'state not said') : unknown;
  }),
];

const privateDnsStatements = (world: World): Precondition[] => {
  const vpcId = world.request?.network.vpcId;
  if (!vpcId) return [];
  return [
    state(world, 'endpoint-in-vpc', `${vpcId} has an execute-api endpoint with private DNS on`, (facts) =>
      withFact(facts, accountFact('vpcEndpoints'), (endpoints) => {
        const own = endpoints.filter(
          (endpoint) => endpoint.VpcId === vpcId && endpoint.ServiceName?.endsWith('.execute-api'),
        );
        const on = own.find(({ PrivateDnsEnabled }) => PrivateDnsEnabled);
        return yesIf(
          on !== undefined,
          on?.VpcEndpointId ??
            (own.length > 0
              ? `private DNS off on ${own.map(({ VpcEndpointId }) => VpcEndpointId).join(', ')}`
              : 'no endpoint'),
        );
      }),
    ),
    state(world, 'vpc-dns-attributes', `${vpcId} has DNS support and DNS host names on`, (facts) =>
      withFact(facts, accountFactOf('vpcDns', vpcId), ({ enableDnsSupport, enableDnsHostnames }) =>
        yesIf(
          enableDnsSupport && enableDnsHostnames,
          `support ${enableDnsSupport ? 'on' : 'off'}, host names ${enableDnsHostnames ? 'on' : 'off'}`,
        ),
      ),
    ),
  ];
};

const associated = (world: World, vpceId: string): Precondition =>
  state(world, 'associated', `The API is associated with ${vpceId}, and deployed since`, (facts) =>
    withFact(facts, restFact('restApi'), ({ endpointConfiguration }) => {
      const ids = endpointConfiguration?.vpcEndpointIds ?? [];
      return yesIf(ids.includes(vpceId), ids.length > 0 ? ids.join(', ') : 'no endpoint is associated');
    }),
  );

const domainStatements = (world: World, { url, form }: InvokeForm): Precondition[] => {
  const name = /^[a-z]+:\/\/([^/]+)/.exec(url)?.[1] ?? '';
  const isPrivate = form === 'private-custom-domain';
  const status = state(world, 'domain-available', 'The custom domain name is available', (facts) => {
    const domain = listDomains({ world, facts }).items.find(
      (candidate) => candidate.name === name && candidate.isPrivate === isPrivate,
    );
    return domain
      ? yesIf(
          domain.status === undefined || domain.status === 'AVAILABLE' || domain.status === 'UPDATING',
          domain.status ?? 'status not said',
        )
      : unknown;
  });
  const association = state(
    world,
    'domain-associated',
    'The domain name has an access association with an endpoint',
    (facts) =>
      withFact(facts, accountFact('domainNameAccessAssociations'), (associations) => {
        const own = associations.filter(({ domainNameArn }) => domainNameArn?.includes(`/domainnames/${name}+`));
        return yesIf(
          own.length > 0,
          own.map(({ accessAssociationSource }) => accessAssociationSource).join(', ') || 'none',
        );
      }),
  );
  return isPrivate ? [status, association] : [status];
};

/** A stage that deploys by itself names no deployment before the first edit; of another one without, a document may be cut. */
const v2StageAnswer = (facts: FactReader, stageName: string | undefined): Answer =>
  withFact(facts, httpFact('stages'), (stages) => {
    const stage = stages.find((candidate) => candidate.StageName === stageName);
    if (!stage) return yesIf(false, 'no such stage');
    if (stage.DeploymentId !== undefined) return yesIf(true, stage.DeploymentId);
    return stage.AutoDeploy === true
      ? yesIf(true, 'deploys by itself')
      : { holds: 'unknown', observed: 'no deployment is named' };
  });

const stageStatement = (world: World, stageName: string | undefined): Precondition =>
  state(
    world,
    'stage-deployed',
    stageName === undefined ? 'The API has a stage' : `Stage ${stageName} exists and has a deployment`,
    (facts) => {
      if (world.snapshot.api.kind !== 'REST') return v2StageAnswer(facts, stageName);
      return withFact(facts, restFact('stages'), (stages) => {
        const stage = stages.find((candidate) => candidate.stageName === stageName);
        return yesIf(
          stage?.deploymentId !== undefined,
          stage ? (stage.deploymentId ?? 'no deployment') : 'no such stage',
        );
      });
    },
  );

/** What a form asks for by itself, stated one by one from the configuration. */
export const formPreconditions = (
  world: World,
  form: InvokeForm,
  context: { readonly stageName: string | undefined; readonly isPrivate: boolean },
): Precondition[] => {
  const own = ((): Precondition[] => {
    switch (form.form) {
      case 'default-host':
        return context.isPrivate ? privateDnsStatements(world) : [];
      case 'alias-host':
        return form.vpceId ? [...endpointStatements(world, form.vpceId), associated(world, form.vpceId)] : [];
      case 'custom-domain':
      case 'private-custom-domain':
        return domainStatements(world, form);
      default:
        return form.vpceId ? endpointStatements(world, form.vpceId) : [];
    }
  })();
  return [stageStatement(world, context.stageName), ...own];
};
