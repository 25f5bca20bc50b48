import type { PatchOperation, ProposedFix, RenderedFix, Snapshot } from '@gatescope/shared';
import { innerOperation } from '../../chain/inner-operation.ts';
import type { World } from '../../world.ts';
import { applyRequestChange } from '../apply-request-change.ts';
import { type Fragments, redeployment } from './changes/redeployment.ts';
import { joinPatches } from './join-patches.ts';
import { renderChange } from './render-change.ts';
import { renderCliLine } from './render-cli.ts';
import { renderCloudFormation } from './render-cloudformation.ts';
import { renderCommand } from './render-command.ts';
import { renderDiff } from './render-diff.ts';
import { renderTerraform } from './render-terraform.ts';
import type { ManagementCall, RenderedChange } from './rendered-change.ts';

/** Every call of the fix in order, then the reads that show that it worked. */
export const callsOf = (
  changes: readonly RenderedChange[],
): { readonly calls: ManagementCall[]; readonly checks: ManagementCall[] } => {
  const checks = changes.flatMap(({ check }) => (check ? [check] : []));
  return {
    calls: joinPatches(changes.flatMap(({ calls }) => calls)),
    checks: [...new Map(checks.map((call) => [JSON.stringify(call), call])).values()],
  };
};

const cli = (changes: readonly RenderedChange[], region: string): string => {
  const { calls, checks } = callsOf(changes);
  const lines = calls.map((call) => renderCliLine(call, region));
  const reads = checks.map((call) => renderCliLine(call, region));
  return [...lines, ...(reads.length > 0 ? ['# Check:', ...reads] : [])].join('\n');
};

const fragmentsOf = (changes: readonly RenderedChange[]): Fragments => ({
  cloudFormation: changes.flatMap(({ cloudFormation }) => cloudFormation ?? []),
  terraform: changes.flatMap(({ terraform }) => terraform ?? []),
});

/** A deployment as code looks at what else the fix changes. */
const redeployed = (
  operation: PatchOperation | undefined,
  snapshot: Snapshot,
  siblings: Fragments,
): Partial<Fragments> => {
  if (operation?.op !== 'deploy') return {};
  const inner = innerOperation(operation, snapshot);
  return redeployment(inner?.snapshot ?? snapshot, operation.stage, siblings);
};

/** What a fix means to AWS, operation by operation; undefined where one has no renderer: half a fix is not shown. */
export const changesOf = (world: World, fix: ProposedFix): RenderedChange[] | undefined => {
  if (fix.change.kind !== 'patch') return undefined;
  const { operations } = fix.change;
  const changes = operations.map((operation) => renderChange(operation, world.snapshot));
  if (!changes.every((change) => change !== undefined)) return undefined;
  const siblings = fragmentsOf(changes);
  return changes.map((change, index) => ({ ...change, ...redeployed(operations[index], world.snapshot, siblings) }));
};

const renderPatch = (world: World, changes: readonly RenderedChange[]): RenderedFix[] => {
  const { cloudFormation, terraform } = fragmentsOf(changes);
  const diffs = changes.flatMap(({ diff }) => (diff ? [diff] : []));
  return [
    { format: 'cli', label: 'AWS CLI', language: 'sh', text: cli(changes, world.snapshot.target.region) },
    ...diffs.map(({ label, before, after }) => ({
      format: 'diff' as const,
      label,
      language: 'diff',
      text: renderDiff(before, after),
    })),
    ...(cloudFormation.length > 0
      ? [
          {
            format: 'cloudformation' as const,
            label: 'CloudFormation',
            language: 'yaml',
            text: renderCloudFormation(cloudFormation),
          },
        ]
      : []),
    ...(terraform.length > 0
      ? [{ format: 'terraform' as const, label: 'Terraform', language: 'hcl', text: renderTerraform(terraform) }]
      : []),
    {
      format: 'console',
      label: 'Console',
      language: 'text',
      text: changes
        .flatMap((change) => change.console)
        .map((line, index) => `${index + 1}. ${line}`)
        .join('\n'),
    },
  ];
};

/** A fix in the tongues in which people apply it, all from its operations. */
export const renderFix = (world: World, fix: ProposedFix): RenderedFix[] => {
  const changes = changesOf(world, fix);
  const code: RenderedFix[] = fix.code
    ? [{ format: 'code', label: 'Code', language: fix.code.language, text: fix.code.text }]
    : [];
  if (changes) return [...renderPatch(world, changes), ...code];
  if (fix.change.kind === 'request' && world.request) {
    return [
      {
        format: 'curl',
        label: 'Corrected request',
        language: 'sh',
        text: renderCommand(applyRequestChange(world.request, fix.change)),
      },
      ...code,
    ];
  }
  return code;
};
