import type { Gate, GateAnswer, GateContext } from './gate.ts';
import { balancerHurdles } from './names/balancer-path.ts';
import { callerOf } from './names/caller.ts';
import { endpointHurdles } from './names/endpoint-path.ts';
import { toAnswer } from './names/hurdle.ts';
import { publicHurdles } from './names/public-path.ts';

const run = (context: GateContext): GateAnswer => {
  const { way } = context.journey;
  if (!way || way.kind === 'unknown' || way.kind === 'distribution') return { outcome: 'skipped' };
  const caller = callerOf(context, context.request);
  if (way.kind === 'public') return caller.isInVpc ? toAnswer(publicHurdles(context, caller)) : { outcome: 'passed' };
  if (way.kind === 'load-balancer') {
    const hurdles = balancerHurdles(context, caller, way);
    return hurdles ? toAnswer(hurdles) : { outcome: 'skipped' };
  }
  if (way.endpoint) return toAnswer(endpointHurdles({ context, caller, endpoint: way.endpoint }));
  // The network of an endpoint of another account cannot be read from here.
  return { outcome: 'unknown', detail: { vpceId: way.vpceId } };
};

/** Whether packets get from the caller to where the name leads: routes, security groups, network ACLs, load balancers. */
export const networkGate: Gate = { id: 'network', title: 'Network', run };
