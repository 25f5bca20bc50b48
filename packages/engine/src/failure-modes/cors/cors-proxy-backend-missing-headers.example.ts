import type { Example } from '../../testing/example.ts';
import { proxyMethod, restAccount } from '../../testing/build-account.ts';
import { chromeLine, mappedMethod, missingLine, mockOptions, page, pageRequest } from './cors-example-parts.ts';
import { answered, orderReply, preflightReply, soundTranscript } from './cors-transcripts.ts';

/** CORS was enabled on the resource; the function sends no header. */
export const corsProxyBackendMissingHeadersExample: Example = {
  broken: {
    account: restAccount({ resources: { '/orders': { POST: proxyMethod('POST'), OPTIONS: mockOptions() } } }),
    request: pageRequest(),
    symptom: {
      kind: 'blocked-by-browser',
      status: 200,
      headers: { 'x-amzn-requestid': 'r' },
      console: chromeLine(missingLine),
    },
    transcript: answered(preflightReply(), orderReply()),
  },
  healthy: {
    account: restAccount({ resources: { '/orders': { POST: mappedMethod('POST', page), OPTIONS: mockOptions() } } }),
    request: pageRequest(),
    transcript: soundTranscript,
  },
};
