import type { CheckContext } from '../failure-mode.ts';

const gatewayMessages =
  /^(forbidden|unauthorized|missing authentication token|too many requests|limit exceeded|internal server error|endpoint request timed out|network error communicating with endpoint|service unavailable|unsupported media type|invalid request body|user(:| is not).*)$/i;

/** Whether the reply that was seen is an error that API Gateway made itself: by its error type, or by status and text. */
export const isMadeByGateway = ({ world }: CheckContext): boolean => {
  const { status, errorType, message } = world.seen;
  if (status === undefined || status < 400) return false;
  return errorType !== undefined || (message !== undefined && gatewayMessages.test(message.trim()));
};
