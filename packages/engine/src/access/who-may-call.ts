import type { AccessChange, Snapshot } from '@gatescope/shared';
import type { DeployedMethod, DeployedView } from '../deployed-view.ts';
import { deployedView } from '../deployed-view.ts';
import { makeFactReader } from '../fact-reader.ts';
import { isPrivateApi } from '../gates/access/is-private-api.ts';
import { methodArn } from '../gates/access/method-arn.ts';
import { authenticationGate } from '../gates/authentication.ts';
import { authorizationGate } from '../gates/authorization.ts';
import { endpointPolicyGate } from '../gates/endpoint-policy.ts';
import type { Gate, GateAnswer } from '../gates/gate.ts';
import type { Journey } from '../gates/journey.ts';
import { resourcePolicyGate } from '../gates/resource-policy.ts';
import { wafGate } from '../gates/waf.ts';
import { makeArnGlob } from '../policy/arn-glob.ts';
import { toTokens } from '../policy/glob.ts';
import { makeWorld } from '../world.ts';
import type { AccessCaller } from './access-caller.ts';
import { listCallers } from './list-callers.ts';
import { namedInPolicies } from './named-in-policies.ts';

type Access = AccessChange['before'];

/** One caller's row: what each method of the stage would say to it. */
export interface AccessRow {
  readonly caller: AccessCaller;
  /** In the order of `AccessMatrix.methods`. */
  readonly cells: readonly Access[];
}

/** Who may call what on one stage. */
export interface AccessMatrix {
  /** `VERB /path`, as deployed. */
  readonly methods: readonly string[];
  readonly rows: readonly AccessRow[];
}

/** One method as it is called: a verb for `ANY`, something for each parameter. */
interface Column {
  readonly method: DeployedMethod;
  readonly verb: string;
  readonly path: string;
  /** Methods with the same signature get the same answer from every policy. */
  readonly signature: string;
}

/**
 * Two methods whose ARNs meet the same Resource patterns, with the same authorization, differ for no policy; a web ACL may
 * look at the path itself.
 */
const signatureOf = (
  snapshot: Snapshot,
  view: DeployedView,
): ((method: DeployedMethod, verb: string, path: string) => string) => {
  const { resources } = namedInPolicies(snapshot, view.stage.stageName);
  const isPlain = resources.every((pattern) => !pattern.includes('${') && !pattern.startsWith('execute-api:'));
  const globs = resources.map((pattern) => makeArnGlob(toTokens(pattern)));
  return (method, verb, path) => {
    if (view.stage.webAclArn || !isPlain) return `${verb} ${path}`;
    const arn = methodArn(snapshot.target, { stageName: view.stage.stageName, verb, path });
    return `${method.authorizationType} ${globs.map((fits) => (fits(arn) ? '1' : '0')).join('')}`;
  };
};

const columnsOf = (snapshot: Snapshot, view: DeployedView): Column[] => {
  const sign = signatureOf(snapshot, view);
  return (view.methods.state === 'present' ? view.methods.value : []).map((method) => {
    const verb = method.verb === 'ANY' ? 'GET' : method.verb;
    const path = method.path.replaceAll(/\{[^}]*\}/g, 'x');
    return { method, verb, path, signature: sign(method, verb, path) };
  });
};

/** A token that the authorizer accepts is taken for granted: the question is whom the policies let in. */
const gatesFor = ({ authorizationType }: DeployedMethod, caller: AccessCaller): readonly Gate[] => [
  ...(caller.way.kind === 'endpoint' && caller.way.endpoint?.PolicyDocument ? [endpointPolicyGate] : []),
  wafGate,
  resourcePolicyGate,
  ...(authorizationType === 'AWS_IAM' || authorizationType === 'NONE' ? [authenticationGate] : []),
  authorizationGate,
];

const accessOf = (answers: readonly GateAnswer[]): Access => {
  if (answers.some(({ outcome }) => outcome === 'stopped')) return 'refused';
  return answers.some(({ outcome }) => outcome === 'unknown') ? 'unknown' : 'allowed';
};

const ask = (snapshot: Snapshot, view: DeployedView, caller: AccessCaller, { method, verb, path }: Column): Access => {
  const { stage } = view;
  const host = `${snapshot.target.apiId}.execute-api.${snapshot.target.region}.amazonaws.com`;
  const request = { ...caller.request, method: verb, url: `https://${host}/${stage.stageName}${path}` };
  const world = makeWorld({ snapshot, request, complaint: {}, observations: [] });
  const arrival = {
    host,
    apiId: snapshot.target.apiId,
    stageName: stage.stageName,
    stage,
    path,
    domain: undefined,
    basePath: undefined,
  };
  let journey: Journey = { way: caller.way, arrival, view, route: { method, parameters: {} } };
  const answers = gatesFor(method, caller).map((gate) => {
    const answer = gate.run({
      world,
      request,
      leg: 'actual',
      draw: 'production',
      journey,
      facts: makeFactReader(snapshot),
    });
    journey = { ...journey, ...answer.adds };
    return answer;
  });
  return accessOf(answers);
};

const isUnreachable = ({ api }: Snapshot, caller: AccessCaller): boolean =>
  api.kind === 'REST' &&
  api.restApi.state === 'present' &&
  isPrivateApi(api.restApi.value) &&
  caller.way.kind === 'public';

/**
 * Who may call which method of a stage, by the same gates that judge a request: endpoint policy, web ACL, resource policy,
 * signature and the caller's own policies. API keys, throttling and what an authorizer says are left aside. Give the same
 * `callers` to compare two snapshots.
 */
export const accessMatrix = (
  snapshot: Snapshot,
  stageName: string,
  callers: readonly AccessCaller[] = listCallers(snapshot, stageName),
): AccessMatrix => {
  const view = deployedView(snapshot, stageName, 'production');
  if (!view) return { methods: [], rows: [] };
  const columns = columnsOf(snapshot, view);
  const rows = callers.map((caller): AccessRow => {
    if (isUnreachable(snapshot, caller)) return { caller, cells: columns.map(() => 'refused') };
    const known = new Map<string, Access>();
    const cells = columns.map((column) => {
      const access = known.get(column.signature) ?? ask(snapshot, view, caller, column);
      known.set(column.signature, access);
      return access;
    });
    return { caller, cells };
  });
  return { methods: columns.map(({ method }) => `${method.verb} ${method.path}`), rows };
};
