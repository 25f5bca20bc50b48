import type { CheckContext } from '../failure-mode.ts';
import { integrationOf } from '../integration/at-integration.ts';
import { seenFailures } from '../integration/seen-failure.ts';

const gatewayMessages =
  /^(forbidden|unauthorized|missing authentication token|too many requests|limit exceeded|internal server error|endpoint request timed out|network error communicating with endpoint|service unavailable|unsupported media type|invalid request body|user(:| is not).*)$/i;

/** A log line tells that API Gateway could not carry the call out, and nothing seen of the reply speaks against it. */
const isLoggedFailure = (context: CheckContext): boolean => {
  const { status, bodyText } = context.world.seen;
  return status !== undefined && status >= 500 && bodyText === undefined && seenFailures(context).length > 0;
};

/** Whether the reply that was seen is an error that API Gateway made itself: by its error type, by status and text, or by a log line. */
export const isMadeByGateway = (context: CheckContext): boolean => {
  const { status, errorType, message, messageKey } = context.world.seen;
  const isGatewayText = message !== undefined && gatewayMessages.test(message.trim());
  if (status === undefined) return isGatewayText && messageKey !== undefined;
  return status >= 400 && (errorType !== undefined || isGatewayText || isLoggedFailure(context));
};

/** What API Gateway answers when a function fails, answers in another shape or too late; functions seldom say so themselves. */
const isFunctionFailure = (context: CheckContext, status: number): boolean =>
  integrationOf(context)?.kind === 'lambda' && [502, 503, 504].includes(status);

/** Whether something in front of the backend judges credentials, and so may refuse them. */
const isGuarded = ({ main }: CheckContext): boolean => {
  const method = main?.journey.v2?.route?.method ?? main?.journey.route?.method;
  return method !== undefined && method.authorizationType !== 'NONE';
};

/**
 * Whether API Gateway may have made an error of which only the status is known: a gate of the call refuses with it (or may),
 * or it is the 401 or 403 of an authorizer or the 429 of a limit, which configuration does not foretell.
 */
export const mayBeMadeByGateway = (context: CheckContext): boolean => {
  const { world, stops, mayStop } = context;
  const { status, bodyText } = world.seen;
  if (status === undefined || status < 400 || bodyText !== undefined) return false;
  return (
    status === 429 ||
    ((status === 401 || status === 403) && isGuarded(context)) ||
    isFunctionFailure(context, status) ||
    [...stops, ...mayStop].some(
      ({ simulated, result, agreement }) =>
        simulated.trace.leg === 'actual' && result.gate !== 'browser' && result.reached && agreement === 'agrees',
    )
  );
};
