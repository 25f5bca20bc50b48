import type { Evidence } from '@gatescope/shared';
import { toPointer } from '@gatescope/shared';
import { exportFact } from '../../facts.ts';
import type { CheckContext, Verdict } from '../failure-mode.ts';
import { defineFailureMode } from '../failure-mode.ts';
import type { SimulatedTrace } from '../../simulate.ts';
import { findStop } from '../stop.ts';
import { judgeSavedPolicy } from './refusal/judge-saved-policy.ts';
import { policyEditsSince } from './refusal/policy-edits-since.ts';
import { isPolicyRefusal, isUnreadRefusal, savedFits } from './refusal/saved-fits.ts';
import { deployFix } from '../route/deploy-fix.ts';

const reasons = ['resource-policy-denies', 'resource-policy-no-allow'] as const;

const dated = (context: CheckContext): Evidence[] => {
  const { arrival, view } = context.main?.journey ?? {};
  const deployment: Evidence = {
    label: `Deployment of stage ${arrival?.stageName ?? ''}`,
    pointer: toPointer('api', 'stages'),
    observed: view?.deployedAt ?? view?.deploymentId ?? 'unknown',
    expected: 'one made after the policy was changed',
  };
  const edits = policyEditsSince(context.world, view?.deployedAt);
  return [
    deployment,
    ...edits.map(
      ({ id, at, eventName }): Evidence => ({
        label: `${eventName} of the policy after the deployment`,
        pointer: `observation:${id}`,
        observed: at ?? '',
      }),
    ),
  ];
};

const saved: Evidence = {
  label: 'Saved policy',
  pointer: '/api/restApi/value/policy',
  observed: 'would let this request through',
};

const refusedByOlder = (context: CheckContext): Verdict => {
  const fits = savedFits(context);
  if (fits === undefined)
    return { verdict: 'unknown', missing: context.main?.trace.gates.flatMap(({ missing }) => missing) ?? [] };
  if (fits) return { verdict: 'clear' };
  const { arrival, view } = context.main?.journey ?? {};
  const edits = policyEditsSince(context.world, view?.deployedAt);
  return {
    verdict: 'found',
    standing: edits.length > 0 ? 'observed' : 'specific',
    certainty: edits.length > 0 ? 'certain' : 'likely',
    evidence: [
      { label: 'Refusal', pointer: 'complaint:body', observed: context.world.seen.message ?? '' },
      ...(findStop(context.stops, reasons) ? [] : [saved]),
      ...dated(context),
    ],
    detail: { stage: arrival?.stageName, deployedAt: view?.deployedAt, wanted: 'refused' },
  };
};

/** Only the status of the refusal is known: nothing readable gives it, and the policy was edited after the deployment. */
const refusedByEdited = (context: CheckContext): Verdict | undefined => {
  const { arrival, view } = context.main?.journey ?? {};
  const edits = policyEditsSince(context.world, view?.deployedAt);
  if (edits.length === 0 || !isUnreadRefusal(context) || savedFits(context) !== false) return undefined;
  return {
    verdict: 'found',
    standing: 'possible',
    certainty: 'likely',
    evidence: [saved, ...dated(context)],
    detail: { stage: arrival?.stageName, deployedAt: view?.deployedAt, wanted: 'refused' },
  };
};

/** The stage's export holds another policy than the saved one, and the saved one would let the request through. */
const provenByExport = (context: CheckContext): Verdict | undefined => {
  const at = findStop(context.stops, reasons);
  if (!at || at.result.basis !== 'deployed' || judgeSavedPolicy(context.world, at.result) !== 'allow') return undefined;
  const { arrival, view } = at.simulated.journey;
  return {
    verdict: 'found',
    at,
    certainty: 'certain',
    evidence: [
      saved,
      {
        label: 'Deployed policy',
        pointer: toPointer('api', 'exports', arrival?.stageName ?? '', 'value', 'x-amazon-apigateway-policy'),
        observed: 'refuses this request',
      },
      ...dated(context),
    ],
    detail: { stage: arrival?.stageName, deployedAt: view?.deployedAt, wanted: 'refused' },
  };
};

/** A bare refusal that nothing readable gives: the export of the stage may hold the older policy, and is worth asking for. */
const exportIsUnasked = (context: CheckContext): Verdict | undefined => {
  const stage = context.main?.journey.arrival?.stageName;
  if (stage === undefined || !isUnreadRefusal(context) || savedFits(context) !== false) return undefined;
  const exported = context.facts.read(exportFact(stage));
  return exported.state === 'hidden' && exported.cause === 'not-asked' ? { verdict: 'unknown' } : undefined;
};

/** The trace in which the saved policy refuses, while the stage (or what was seen) lets the request through. */
const savedRefuses = ({ stops, main, world }: CheckContext): SimulatedTrace | undefined => {
  const stop = findStop(stops, reasons);
  if (stop) return stop.result.basis === 'deployed' ? undefined : stop.simulated;
  const gate = main?.trace.gates.find(
    (result) =>
      ['resource-policy', 'authorization'].includes(result.gate) &&
      result.outcome === 'passed' &&
      result.basis === 'deployed',
  );
  const saved = gate ? judgeSavedPolicy(world, gate) : undefined;
  return saved !== undefined && saved !== 'allow' ? main : undefined;
};

/** The request went through although the saved policy refuses it. */
const passedByOlder = (context: CheckContext): Verdict => {
  const { kind, status } = context.world.seen;
  const wentThrough = (kind === 'not-enforced' || kind === 'not-updated') && (status === undefined || status < 400);
  const simulated = wentThrough ? savedRefuses(context) : undefined;
  if (!simulated) return { verdict: 'clear' };
  const { arrival, view } = simulated.journey;
  return {
    verdict: 'found',
    standing: 'specific',
    certainty: 'likely',
    evidence: [{ ...saved, observed: 'refuses this request' }, ...dated(context)],
    detail: { stage: arrival?.stageName, deployedAt: view?.deployedAt, wanted: 'let through' },
  };
};

/**
 * A changed resource policy acts only once the API is deployed again. No read tells the deployed policy for sure, so a
 * complaint that the saved policy cannot give is what shows it.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/updating-api.html
 */
export const policyNotDeployed = defineFailureMode({
  id: 'policy-not-deployed',
  title: 'Stage still runs an older resource policy than the saved one',
  kind: 'blocking',
  gate: 'resource-policy',
  apis: ['REST'],
  explains: [],
  symptom: {
    complaints: ['refused', 'not-updated', 'not-enforced'],
    texts: ['is not authorized to perform: execute-api:Invoke on resource'],
    statuses: [403],
  },
  needs: ['/api/restApi', '/api/stages', '/api/exports/*'],
  supersedes: [
    'policy-explicit-deny',
    'policy-no-matching-allow',
    'policy-resource-arn-mismatch',
    'policy-source-vpc-key-mismatch',
    'iam-role-ignored-auth-none',
    'changes-not-deployed',
  ],
  check: (context) => {
    if (!context.main?.journey.arrival) return { verdict: 'clear' };
    if (isPolicyRefusal(context)) return provenByExport(context) ?? refusedByOlder(context);
    return provenByExport(context) ?? refusedByEdited(context) ?? exportIsUnasked(context) ?? passedByOlder(context);
  },
  explain: ({ detail }) => {
    const since = typeof detail['deployedAt'] === 'string' ? ` of ${detail['deployedAt']}` : '';
    const isRefused = detail['wanted'] === 'refused';
    return {
      summary: isRefused
        ? `The saved resource policy would not give this refusal; stage ${String(detail['stage'])} runs the deployment${since} with an older policy.`
        : `The saved resource policy refuses this request, but stage ${String(detail['stage'])} runs the deployment${since}, whose policy let it through.`,
      explanation:
        'The console and get-rest-api show the policy as saved. Callers meet the policy of the deployment that the stage serves, until the API is deployed to that stage again; tools that update the policy alone often make no new deployment.',
    };
  },
  fixes: ({ detail }) => {
    const stage = String(detail['stage']);
    return [
      deployFix(stage, [
        'A deployment takes everything that is saved, not only the policy.',
        'It takes up to a minute until callers meet the new policy.',
      ]),
    ];
  },
  fixAvailability: 'always',
  howToSee:
    "Compare x-amazon-apigateway-policy in 'aws apigateway get-export --parameters extensions=apigateway' with the saved policy, and the deployment's createdDate with the time of the edit.",
  why: 'The resource policy belongs to what a deployment snapshots, although it reads like a setting of the API.',
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/updating-api.html',
      proves: 'Modifying a resource policy requires a redeployment.',
    },
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-create-attach.html',
      proves: 'A policy takes effect after the API is deployed.',
    },
  ],
});
