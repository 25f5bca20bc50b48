import { runningMethod } from '../deployed-view.ts';
import { restFact } from '../facts.ts';
import { shapeReplies } from '../reply/with-gateway-response.ts';
import type { Gate, GateAnswer, GateContext } from './gate.ts';
import { findOversize } from './validation/check-size.ts';
import { checkValidator } from './validation/check-validator.ts';

const run = (context: GateContext): GateAnswer => {
  const { route, view } = context.journey;
  if (!route || !view) return { outcome: 'skipped' };
  const oversize = findOversize(context, view, route);
  const running = runningMethod(route.method);
  const basis = running?.basis ?? view.methodsBasis;
  if (oversize) {
    const { replies, ...detail } = oversize;
    return {
      outcome: 'stopped',
      reason: 'payload-too-large',
      replies: shapeReplies(context, replies),
      basis: oversize.part === 'lambda-payload' ? basis : 'live',
      detail,
    };
  }
  if (running?.basis !== 'deployed') context.facts.read(restFact('resources'));
  if (!running)
    return {
      outcome:
        context.world.snapshot.api.kind === 'REST' && context.world.snapshot.api.resources.state === 'hidden'
          ? 'unknown'
          : 'skipped',
      basis,
    };
  return checkValidator({ context, method: running.method, basis, route, view }) ?? { outcome: 'passed', basis };
};

/**
 * Limits of size, then the request validator of the method.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-request-validation.html
 */
export const validationGate: Gate = { id: 'validation', title: 'Limits and validation', run };
