import type { CheckContext } from '../failure-mode.ts';

const gatewayMessages =
  /^(forbidden|unauthorized|missing authentication token|too many requests|limit exceeded|internal server error|endpoint request timed out|network error communicating with endpoint|service unavailable|unsupported media type|invalid request body|user(:| is not).*)$/i;

/** Whether the reply that was seen is an error that API Gateway made itself: by its error type, or by status and text. */
export const isMadeByGateway = ({ world }: CheckContext): boolean => {
  const { status, errorType, message } = world.seen;
  if (status === undefined || status < 400) return false;
  return errorType !== undefined || (message !== undefined && gatewayMessages.test(message.trim()));
};

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
    [...stops, ...mayStop].some(
      ({ simulated, result, agreement }) =>
        simulated.trace.leg === 'actual' && result.gate !== 'browser' && result.reached && agreement === 'agrees',
    )
  );
};
