import type { ProposedFix } from '@gatescope/shared';
import { toPointer } from '@gatescope/shared';
import { findAskedStop } from '../asked-stop.ts';
import type { CheckContext, Verdict } from '../failure-mode.ts';
import { defineFailureMode } from '../failure-mode.ts';
import type { Stop } from '../stop.ts';
import {
  complaintEvidence,
  integrationEvidence,
  integrationOf,
  methodName,
  reachesIntegration,
  stageName,
} from './at-integration.ts';
import { stageVariableSetup } from '../setup/setup-parts.ts';

const textsOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];

interface NamedStage {
  readonly name: string;
  readonly variables: Readonly<Record<string, string>>;
}

const stagesOf = ({ world }: CheckContext): readonly NamedStage[] => {
  const { api } = world.snapshot;
  if (api.stages.state !== 'present') return [];
  return api.kind === 'REST'
    ? api.stages.value.map(({ stageName: name, variables = {} }) => ({ name, variables }))
    : api.stages.value.map(({ StageName: name, StageVariables: variables = {} }) => ({ name, variables }));
};

/** Where a snapshot holds the variables of a stage. */
const variablesField = ({ world }: CheckContext): string =>
  world.snapshot.api.kind === 'REST' ? 'variables' : 'StageVariables';

const stageIndex = (context: CheckContext, at?: Stop): number =>
  stagesOf(context).findIndex(({ name }) => name === stageName(context, at));

const evidenceOf = (context: CheckContext, variables: readonly string[], field: string, at?: Stop) => [
  integrationEvidence(
    context,
    field,
    { label: 'Integration', observed: integrationOf(context, at)?.running.integration.uri ?? '' },
    at,
  ),
  {
    label: `Variables of stage ${stageName(context, at)}`,
    pointer: toPointer('api', 'stages', 'value', stageIndex(context, at)),
    observed: Object.keys(stagesOf(context)[stageIndex(context, at)]?.variables ?? {}).join(', ') || 'none',
    expected: variables.join(', '),
  },
];

/** A missing variable in the path of an HTTP address leaves a valid address: only the complaint makes it a cause. */
const checkGap = (context: CheckContext): Verdict => {
  const gate = context.main?.trace.gates.find(({ gate: id }) => id === 'integration');
  const variables = textsOf(gate?.detail['missingVariables']);
  const { status, kind } = context.world.seen;
  if (variables.length === 0 || !reachesIntegration(context)) return { verdict: 'clear' };
  if ((status ?? 0) < 400 && kind !== 'wrong-content' && kind !== 'failed') return { verdict: 'clear' };
  return {
    verdict: 'found',
    standing: 'specific',
    evidence: [...evidenceOf(context, variables, 'uri'), ...complaintEvidence(context)],
    detail: { variables },
  };
};

/** The same variable on another stage; where it stands for an alias, the stage's own name is what teams use. */
const proposeValue = (context: CheckContext, name: string, at?: Stop): string | undefined => {
  const other = stagesOf(context)
    .flatMap((stage) => stage.variables[name] ?? [])
    .find((value) => value !== '' && !value.startsWith('<'));
  if (other) return other;
  const uri = integrationOf(context, at)?.running.integration.uri ?? '';
  return uri.includes(`:\${stageVariables.${name}}/invocations`) && /:function:[^:]+:\$/.test(uri)
    ? stageName(context, at)
    : undefined;
};

const fixOf = (context: CheckContext, variables: readonly string[], at?: Stop): ProposedFix => {
  const values = variables.map((name) => ({ name, value: proposeValue(context, name, at) }));
  const stage = stageName(context, at);
  const title = `Define ${variables.join(' and ')} on stage ${stage}`;
  const notes = [
    'Stage variables take effect at once, without a deployment.',
    'A function or alias that is named by a variable needs its own permission for API Gateway.',
  ];
  if (values.some(({ value }) => value === undefined))
    return { id: 'set-stage-variable', title, change: { kind: 'advice' }, risk: 'needs-review', notes };
  const operations = values.map(({ name, value }) => ({
    op: 'set' as const,
    path: toPointer('api', 'stages', 'value', stageIndex(context, at), variablesField(context), name),
    value,
  }));
  return {
    id: 'set-stage-variable',
    title,
    change: { kind: 'patch', operations },
    risk: 'needs-review',
    notes: [
      `Check the value: ${values.map(({ name, value }) => `${name} = ${value}`).join(', ')} is taken from another stage or from the stage's name.`,
      ...notes,
    ],
  };
};

/**
 * A stage variable that is not defined leaves nothing in its place, and the address that remains is none.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/stage-variables.html
 */
export const stageVariableMissing = defineFailureMode({
  id: 'stage-variable-missing',
  title: 'Stage does not define a variable that the integration uses',
  kind: 'blocking',
  gate: 'integration',
  apis: ['REST', 'HTTP', 'WEBSOCKET'],
  explains: ['stage-variable-missing'],
  symptom: {
    complaints: ['failed'],
    texts: ['Internal server error', 'Invalid endpoint address', 'Illegal character'],
    statuses: [500],
  },
  needs: ['/api/stages', '/api/resources'],
  supersedes: ['integration-endpoint-unreachable'],
  setup: stageVariableSetup,
  check: (context) => {
    const at = findAskedStop(context, ['stage-variable-missing']);
    if (!at) return checkGap(context);
    const variables = textsOf(at.result.detail['variables']);
    return {
      verdict: 'found',
      at,
      evidence: evidenceOf(context, variables, String(at.result.detail['field']), at),
      detail: { variables, resolved: at.result.detail['resolved'] },
    };
  },
  explain: ({ detail, at }, context) => {
    const variables = textsOf(detail['variables']);
    const stage = stageName(context, at);
    const { resolved } = detail;
    const rest = typeof resolved === 'string' && resolved !== '' ? ` What remains on this stage is ${resolved}.` : '';
    return {
      summary: `Stage ${stage} does not define ${variables.join(', ')}, which the integration of ${methodName(context, at)} needs.`,
      explanation: `API Gateway puts stage variables into the integration when a request arrives. A variable that the stage does not define (or that is empty) leaves nothing in its place.${rest} ${at ? 'That cannot be called, so API Gateway answers 500 "Internal server error".' : 'The backend is called with another address than you expect.'}`,
    };
  },
  fixes: ({ detail, at }, context) => [fixOf(context, textsOf(detail['variables']), at)],
  fixAvailability: 'always',
  howToSee:
    'Compare the names in ${stageVariables.…} of the integration (GetIntegration) with the variables of the stage (GetStage).',
  why: 'Stage variables belong to the stage, not to the deployment. A new or copied stage has none until somebody sets them, and each stage needs its own.',
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/aws-api-gateway-stage-variables-reference.html',
      proves: 'Addresses, credentials and VPC links may refer to stage variables, which are put in per stage.',
    },
  ],
});
