import type { Example } from '../../testing/example.ts';
import { proxyMethod, restAccount } from '../../testing/build-account.ts';
import { chromeLine, mappedMethod, mockOptions, page, pageRequest } from './cors-example-parts.ts';
import { answered, orderReply, preflightReply, soundTranscript } from './cors-transcripts.ts';

/** The function and the layer in front both add the header. */
export const corsDuplicateOriginHeaderExample: Example = {
  broken: {
    account: restAccount({ resources: { '/orders': { POST: proxyMethod('POST'), OPTIONS: mockOptions() } } }),
    request: pageRequest(),
    symptom: {
      kind: 'blocked-by-browser',
      status: 200,
      headers: { 'access-control-allow-origin': [page, page], 'x-amzn-requestid': 'r' },
      console: chromeLine(
        `The 'Access-Control-Allow-Origin' header contains multiple values '${page}, ${page}', but only one is allowed.`,
      ),
    },
    transcript: answered(preflightReply(), orderReply({ 'Access-Control-Allow-Origin': [page, page] })),
  },
  healthy: {
    account: restAccount({ resources: { '/orders': { POST: mappedMethod('POST', page), OPTIONS: mockOptions() } } }),
    request: pageRequest(),
    transcript: soundTranscript,
  },
};
