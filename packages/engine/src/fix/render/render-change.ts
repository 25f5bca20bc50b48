import type { PatchOperation, Snapshot } from '@gatescope/shared';
import { parsePointer, toPointer } from '@gatescope/shared';
import { innerOperation } from '../../chain/inner-operation.ts';
import { cacheKeyChanges } from './changes/cache-key.ts';
import { domainChanges } from './changes/domains.ts';
import { httpApiChanges } from './changes/http-apis.ts';
import { httpSettingChanges } from './changes/http-settings.ts';
import { identityPolicyChanges } from './changes/identity-policies.ts';
import { keyChanges } from './changes/keys.ts';
import { methodChanges } from './changes/methods.ts';
import { networkChanges } from './changes/network.ts';
import { restApiChanges } from './changes/rest-api.ts';
import { stageChanges } from './changes/stages.ts';
import { surroundingChanges } from './changes/surroundings.ts';
import type { ChangeRenderer, RenderedChange } from './rendered-change.ts';

const renderers: readonly ChangeRenderer[] = [
  ...restApiChanges,
  ...stageChanges,
  ...cacheKeyChanges,
  ...methodChanges,
  ...networkChanges,
  ...keyChanges,
  ...domainChanges,
  ...identityPolicyChanges,
  ...surroundingChanges,
  ...httpApiChanges,
  ...httpSettingChanges,
];

const matches = (pattern: readonly string[], tokens: readonly string[]): boolean => {
  const isOpen = pattern.at(-1) === '**';
  const fixed = isOpen ? pattern.slice(0, -1) : pattern;
  if (isOpen ? tokens.length <= fixed.length : tokens.length !== fixed.length) return false;
  return fixed.every((token, index) => token === '*' || token === tokens[index]);
};

const isRest = ({ target }: Snapshot): boolean => target.kind === 'REST';

/** A stage of an HTTP or WebSocket API that does not deploy by itself. */
const deploymentV2 = (snapshot: Snapshot, stage: string): RenderedChange => ({
  calls: [
    {
      service: 'apigatewayv2',
      operation: 'CreateDeployment',
      input: { ApiId: snapshot.target.apiId, StageName: stage },
    },
  ],
  console: [`In API Gateway, choose Deploy and stage ${stage}.`],
  check: { service: 'apigatewayv2', operation: 'GetStage', input: { ApiId: snapshot.target.apiId, StageName: stage } },
});

const deployment = (snapshot: Snapshot, stage: string): RenderedChange => ({
  calls: [
    {
      service: 'apigateway',
      operation: 'CreateDeployment',
      input: { restApiId: snapshot.target.apiId, stageName: stage },
    },
  ],
  console: [`In API Gateway, choose Deploy API and stage ${stage}.`],
  check: {
    service: 'apigateway',
    operation: 'GetStage',
    input: { restApiId: snapshot.target.apiId, stageName: stage },
  },
});

const repointing = (snapshot: Snapshot, stage: string, deploymentId: string): RenderedChange => ({
  calls: [
    {
      service: 'apigateway',
      operation: 'UpdateStage',
      input: {
        restApiId: snapshot.target.apiId,
        stageName: stage,
        patchOperations: [{ op: 'replace', path: '/deploymentId', value: deploymentId }],
      },
    },
  ],
  console: [`In API Gateway, open stage ${stage}, Deployment history, and make ${deploymentId} the active deployment.`],
  check: {
    service: 'apigateway',
    operation: 'GetStage',
    input: { restApiId: snapshot.target.apiId, stageName: stage },
  },
});

/** The same edit as its own account sees it: what belongs to another account is rendered with that account's facts. */
const atHome = (
  operation: Exclude<PatchOperation, { op: 'deploy' | 'use-deployment' }>,
  snapshot: Snapshot,
): { readonly operation: typeof operation; readonly snapshot: Snapshot } => {
  const [area, accountId = '', ...rest] = parsePointer(operation.path);
  const account = area === 'otherAccounts' ? snapshot.otherAccounts?.[accountId] : undefined;
  if (account === undefined) return { operation, snapshot };
  return { operation: { ...operation, path: toPointer('account', ...rest) }, snapshot: { ...snapshot, account } };
};

/** What one patch operation means to AWS; undefined where no renderer knows its path. */
export const renderChange = (operation: PatchOperation, snapshot: Snapshot): RenderedChange | undefined => {
  const inner = innerOperation(operation, snapshot);
  if (inner) return renderChange(inner.operation, inner.snapshot);
  if (operation.op === 'deploy')
    return isRest(snapshot) ? deployment(snapshot, operation.stage) : deploymentV2(snapshot, operation.stage);
  if (operation.op === 'use-deployment') return repointing(snapshot, operation.stage, operation.deploymentId);
  const own = atHome(operation, snapshot);
  const tokens = parsePointer(own.operation.path);
  for (const { pattern, render } of renderers) {
    const change = matches(parsePointer(pattern), tokens) ? render(own.operation, tokens, own.snapshot) : undefined;
    if (change) return change;
  }
  return undefined;
};
