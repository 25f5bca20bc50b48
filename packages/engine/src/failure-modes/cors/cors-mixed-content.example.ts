import type { Example } from '../../testing/example.ts';
import { invokeUrl, restAccount } from '../../testing/build-account.ts';
import { mappedMethod, mockOptions, page, pageRequest } from './cors-example-parts.ts';
import { soundTranscript } from './cors-transcripts.ts';

/** A page on https calls http. */
export const corsMixedContentExample: Example = {
  broken: {
    account: restAccount({ resources: { '/orders': { POST: mappedMethod('POST', page), OPTIONS: mockOptions() } } }),
    request: pageRequest({ url: invokeUrl('/orders').replace('https:', 'http:') }),
    symptom: {
      kind: 'blocked-by-browser',
      console:
        "Mixed Content: The page at 'https://shop.example.com/' was loaded over HTTPS, but requested an insecure resource. This request has been blocked.",
    },
    transcript: { source: 'https://w3c.github.io/webappsec-mixed-content/', hops: [] },
  },
  healthy: {
    account: restAccount({ resources: { '/orders': { POST: mappedMethod('POST', page), OPTIONS: mockOptions() } } }),
    request: pageRequest(),
    transcript: soundTranscript,
  },
};
