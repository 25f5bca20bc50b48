import type { ProposedFix } from '@gatescope/shared';
import { resolvePointer } from '@gatescope/shared';
import { executeApiArn } from '../../../gates/access/method-arn.ts';
import { savedPolicyPointer } from '../../../gates/access/policy-in-force.ts';
import { parsePolicyDocument } from '../../../policy/parse-policy-document.ts';
import type { World } from '../../../world.ts';
import type { FoundRefusal } from '../refusal/find-refusal.ts';
import { denyingStatements } from '../refusal/refusal-view.ts';
import { admitRequest } from './admit-request.ts';
import { escapePolicy } from './escape-policy.ts';
import type { PolicyJson } from './statement-json.ts';
import { toPolicyJson } from './statement-json.ts';

/** The policy as saved; undefined where there is none that parses. */
export const savedPolicy = ({ snapshot }: World): PolicyJson | undefined => {
  const text = resolvePointer(snapshot, savedPolicyPointer);
  const parsed = typeof text === 'string' ? parsePolicyDocument(text) : undefined;
  return parsed?.kind === 'parsed' ? toPolicyJson(parsed.document) : undefined;
};

/** A new resource policy and the deployment that puts it in force; none where there is no stage yet. */
export const policyPatch = (document: PolicyJson, stage: string | undefined): ProposedFix['change'] => ({
  kind: 'patch',
  operations: [
    { op: 'set', path: savedPolicyPointer, value: escapePolicy(document) },
    ...(stage === undefined ? [] : [{ op: 'deploy' as const, stage }]),
  ],
});

/** The called method with `*` for its path parameters. */
const methodPattern = ({ at, view }: FoundRefusal): string => {
  const { route } = at.simulated.journey;
  const [, head = ''] = /^((?:[^/]*\/){3})/.exec(view.policy.resource) ?? [];
  return route ? `${head}${route.method.path.replace(/^\//, '').replaceAll(/\{[^}]*\}/g, '*')}` : view.policy.resource;
};

const notesFor = (isBroad: boolean): string[] => [
  'A changed resource policy acts only after the API is deployed to the stage; that takes up to a minute.',
  ...(isBroad ? ['This takes a restriction away as a whole: look at who else it admits.'] : []),
];

/** Whether a statement that refuses asks for something that is not known of the request: no edit can be cut to that. */
const isOpen = ({ named, view }: FoundRefusal): boolean => {
  const statements =
    named.kind === 'no-allow' ? (named.nearest ? [named.nearest.statement] : []) : denyingStatements(view);
  return statements.some(({ conditions }) =>
    conditions.some(({ outcome, isKeyPresent }) => outcome === 'undetermined' && !isKeyPresent),
  );
};

/** The narrowest change of the saved policy that admits this request, with its deployment; none where there is none. */
export const admitFix = (world: World, found: FoundRefusal, title: string): ProposedFix[] => {
  const document = savedPolicy(world);
  const stage = found.at.simulated.journey.arrival?.stageName;
  if (!document || !stage || isOpen(found)) return [];
  const admission = admitRequest(document, {
    view: found.view,
    apiArn: executeApiArn(world.snapshot.target),
    resource: methodPattern(found),
  });
  if (!admission) return [];
  return [
    {
      id: 'admit-caller',
      title,
      change: policyPatch(admission.document, stage),
      risk: admission.isBroad ? 'needs-review' : 'safe',
      notes: notesFor(admission.isBroad),
    },
  ];
};
