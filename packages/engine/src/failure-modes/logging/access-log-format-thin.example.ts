import type { Example } from '../../testing/example.ts';
import { ids, publicRequest, restAccount } from '../../testing/build-account.ts';
import { recommendedFormat } from './stage-logging.ts';

const account = (format: string) =>
  restAccount({
    stage: {
      accessLogSettings: { destinationArn: `arn:aws:logs:${ids.region}:${ids.accountId}:log-group:orders`, format },
    },
  });

/** The Common Log Format, as the console offers it. */
export const accessLogFormatThinExample: Example = {
  broken: {
    account: account(
      '$context.identity.sourceIp $context.identity.caller $context.identity.user [$context.requestTime] "$context.httpMethod $context.resourcePath $context.protocol" $context.status $context.responseLength $context.requestId',
    ),
    request: publicRequest(),
  },
  healthy: { account: account(recommendedFormat), request: publicRequest() },
};
