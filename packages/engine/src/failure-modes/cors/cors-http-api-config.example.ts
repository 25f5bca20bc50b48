import { browserLine, httpAccount, page, pageCall } from '../../testing/build-http-account.ts';
import type { Example, ScenarioTranscript, WireReply } from '../../testing/example.ts';

const account = (AllowOrigins: string[]) =>
  httpAccount({ api: { CorsConfiguration: { AllowOrigins, AllowMethods: ['GET'], AllowHeaders: ['authorization'] } } });

const missing = "No 'Access-Control-Allow-Origin' header is present on the requested resource.";

/** API Gateway drops what the function says of CORS, and says what its configuration says, if that allows the page. */
const functionReply = (headers: WireReply['headers'] = {}): WireReply => ({
  status: 200,
  headers: { 'Content-Type': 'application/json', 'Apigw-Requestid': 'Kx1ZpjHsFiAEMVg=', ...headers },
  body: '{"order":"4711"}',
});

const preflightReply = (headers: WireReply['headers'] = {}): WireReply => ({
  status: 204,
  headers: { 'Apigw-Requestid': 'Kx1ZojHsFiAEMVf=', ...headers },
});

const answered = (...hops: ScenarioTranscript['hops']): ScenarioTranscript => ({
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html',
  hops,
});

/** The function sends the right header; the API's own configuration lists another site and has the last word. */
export const corsHttpApiConfigExample: Example = {
  broken: {
    account: account(['https://www.example.com']),
    request: pageCall(),
    symptom: { kind: 'blocked-by-browser', status: 200, console: browserLine(missing) },
    transcript: answered({ actual: functionReply() }),
  },
  healthy: {
    account: account(['https://www.example.com', page]),
    request: pageCall({ headers: { Authorization: 'Bearer <token>' } }),
    transcript: answered({
      preflight: preflightReply({
        'Access-Control-Allow-Origin': page,
        'Access-Control-Allow-Methods': 'GET',
        'Access-Control-Allow-Headers': 'authorization',
      }),
      actual: functionReply({ 'Access-Control-Allow-Origin': page }),
    }),
  },
  alsoBroken: [
    {
      account: account(['https://www.example.com']),
      request: pageCall({ headers: { Authorization: 'Bearer <token>' } }),
      symptom: {
        kind: 'blocked-by-browser',
        status: 204,
        console: browserLine(missing, true),
      },
      transcript: answered({ preflight: preflightReply() }),
    },
  ],
};
