import type { Evidence, PatchOperation } from '@gatescope/shared';
import { resolvePointer, toPointer } from '@gatescope/shared';
import type { DeployedMethod, DeployedView } from '../../deployed-view.ts';
import { deployedFact } from '../../facts.ts';
import { savedMethodPointer } from '../../gates/integration/running-integration.ts';
import type { World } from '../../world.ts';
import type { Standing } from '../failure-mode.ts';
import { defineFailureMode } from '../failure-mode.ts';
import { holdingPlans, plansEvidence } from './key-evidence.ts';
import { loggedLine } from './logged-line.ts';

const deployedEvidence = ({ snapshot }: World, view: DeployedView, { verb, path }: DeployedMethod): Evidence => {
  const cell = toPointer('api', 'deployed', view.deploymentId ?? '', 'value', 'apiSummary', path, verb);
  const pointer = resolvePointer(snapshot, cell) === undefined ? 'trace:api-key' : cell;
  return {
    label: `${verb} ${path} as deployed`,
    pointer,
    observed: 'apiKeyRequired: false',
    expected: 'apiKeyRequired: true',
  };
};

const savedEvidence = (world: World, method: DeployedMethod): Evidence[] => {
  const pointer = savedMethodPointer(world.snapshot, method);
  return pointer && method.saved
    ? [
        {
          label: `${method.verb} ${method.path} as saved`,
          pointer,
          observed: `apiKeyRequired: ${String(method.saved.apiKeyRequired ?? false)}`,
        },
      ]
    : [];
};

/** Something else guards this method, so the surprise may be about that instead. */
const isGuardedOtherwise = ({ snapshot }: World, view: DeployedView, method: DeployedMethod): boolean =>
  method.authorizationType !== 'NONE' ||
  Boolean(view.stage.webAclArn) ||
  (snapshot.api.kind === 'REST' &&
    snapshot.api.restApi.state === 'present' &&
    Boolean(snapshot.api.restApi.value.policy));

/** How surely the complaint is about keys: what was saved, written, sent or set up says so. */
const standingOf = (world: World, view: DeployedView, method: DeployedMethod): Standing | undefined => {
  const { expected, narrative } = world.complaint;
  if (method.saved?.apiKeyRequired) return 'specific';
  if (/\bapi[ _-]?keys?\b|\bx-api-key\b|\busage plan/i.test(`${expected ?? ''} ${narrative ?? ''}`)) return 'specific';
  const isKeySent = world.request !== null && ['key', 'unknown-key', 'sent'].includes(world.request.apiKey.kind);
  if (isKeySent || holdingPlans(world, view.stage.stageName).length > 0) return 'specific';
  return isGuardedOtherwise(world, view, method) ? undefined : 'possible';
};

/** Only the deployed requirement counts; keys and plans alone ask nobody for a key. */
export const apiKeyNotEnforced = defineFailureMode({
  id: 'api-key-not-enforced',
  title: 'Deployed method does not require an API key',
  kind: 'blocking',
  gate: 'api-key',
  apis: ['REST'],
  explains: [],
  symptom: { complaints: ['not-enforced'], texts: ['does not require API Key'], statuses: [200] },
  needs: ['/api/stages', '/api/deployed/*', '/api/resources', '/account/usagePlans'],
  check: ({ world, main, facts }) => {
    const { route, view, arrival } = main?.journey ?? {};
    if (world.seen.kind !== 'not-enforced' || !route || !view || !arrival) return { verdict: 'not-applicable' };
    if (view.deploymentId) facts.read(deployedFact(view.deploymentId));
    if (view.methodsBasis !== 'deployed') return { verdict: 'unknown' };
    const { method } = route;
    if (method.apiKeyRequired) return { verdict: 'clear' };
    const logged = loggedLine(world, /does not require API Key/i);
    const standing = logged ? 'observed' : standingOf(world, view, method);
    if (!standing) return { verdict: 'clear' };
    return {
      verdict: 'found',
      standing,
      ...(standing === 'possible' ? {} : { certainty: 'certain' as const }),
      evidence: [
        deployedEvidence(world, view, method),
        ...savedEvidence(world, method),
        ...(logged ? [logged] : []),
        ...(world.snapshot.account.usagePlans.state === 'present' ? [plansEvidence(world, arrival.stageName)] : []),
      ],
      detail: {
        stage: arrival.stageName,
        verb: method.verb,
        path: method.path,
        isSaved: method.saved?.apiKeyRequired === true,
        hasPlan: holdingPlans(world, arrival.stageName).length > 0,
      },
    };
  },
  explain: ({ detail }) => {
    const route = `${String(detail['verb'])} ${String(detail['path'])}`;
    return {
      summary: detail['isSaved']
        ? `${route} is saved with a required API key, but the deployment of stage ${String(detail['stage'])} does not require it.`
        : `${route} on stage ${String(detail['stage'])} does not require an API key.`,
      explanation:
        'API Gateway asks for a key only where the deployed method says so. A key, a usage plan or a plan that holds the stage changes nothing for other methods: their callers pass with any key or none, and do not count towards throttle and quota of a plan. The requirement takes effect with the next deployment. Keys tell callers apart; they are no authorization.',
    };
  },
  fixes: ({ detail }, { world }) => {
    const stage = String(detail['stage']);
    const method = { verb: String(detail['verb']), path: String(detail['path']) };
    const pointer = savedMethodPointer(world.snapshot, method);
    const require: PatchOperation[] =
      detail['isSaved'] || !pointer ? [] : [{ op: 'set', path: `${pointer}/apiKeyRequired`, value: true }];
    if (!detail['isSaved'] && !pointer) return [];
    return [
      {
        id: 'require-key',
        title: detail['isSaved']
          ? `Deploy the API to stage ${stage}`
          : `Require an API key on ${method.verb} ${method.path} and deploy stage ${stage}`,
        change: { kind: 'patch', operations: [...require, { op: 'deploy', stage }] },
        risk: 'needs-review',
        notes: [
          'Callers without a key of a plan that holds the stage are refused from then on.',
          ...(detail['hasPlan']
            ? []
            : [
                `No usage plan holds stage ${stage}: create one with the keys of the callers first, or everybody is refused.`,
              ]),
        ],
      },
    ];
  },
  fixAvailability: 'sometimes',
  howToSee: "GetDeployment with embed=apisummary for the stage's deployment: apiKeyRequired of the method.",
  why: 'The requirement belongs to the method and is part of the deployment; usage plans and keys are live but are looked at only where the requirement stands.',
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-usage-plans.html',
      proves: 'A method has to be configured to require a key.',
    },
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/updating-api.html',
      proves: 'A change of a method requires a redeployment.',
    },
  ],
});
