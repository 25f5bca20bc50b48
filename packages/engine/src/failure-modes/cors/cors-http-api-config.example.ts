import { browserLine, httpAccount, page, pageCall } from '../../testing/build-http-account.ts';
import type { Example } from '../../testing/example.ts';

const account = (AllowOrigins: string[]) =>
  httpAccount({ api: { CorsConfiguration: { AllowOrigins, AllowMethods: ['GET'], AllowHeaders: ['authorization'] } } });

/** The function sends the right header; the API's own configuration lists another site and has the last word. */
export const corsHttpApiConfigExample: Example = {
  broken: {
    account: account(['https://www.example.com']),
    request: pageCall(),
    symptom: {
      kind: 'blocked-by-browser',
      status: 200,
      console: browserLine("No 'Access-Control-Allow-Origin' header is present on the requested resource."),
    },
  },
  healthy: { account: account(['https://www.example.com', page]), request: pageCall() },
};
