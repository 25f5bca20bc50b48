import { defineFailureMode } from '../failure-mode.ts';
import { domainsOf, inWords, namesIn } from './rest-parts.ts';

/**
 * A custom domain with TLS_1_0 still accepts TLS 1.0 and 1.1.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-custom-domain-tls-version.html
 */
export const tlsPolicyOutdated = defineFailureMode({
  id: 'tls-policy-outdated',
  title: 'Custom domain accepts TLS 1.0',
  kind: 'latent',
  gate: 'practice',
  apis: ['REST'],
  explains: [],
  symptom: { complaints: [], texts: [] },
  needs: ['/account/domainNames'],
  check: (context) => {
    const outdated = domainsOf(context).filter(({ value }) => value.securityPolicy === 'TLS_1_0');
    if (outdated.length === 0) return { verdict: 'clear' };
    return {
      verdict: 'found',
      evidence: outdated.map(({ value, pointer }) => ({
        label: value.domainName,
        pointer: `${pointer}/securityPolicy`,
        observed: 'TLS_1_0',
        expected: 'TLS_1_2',
      })),
      detail: { names: outdated.map(({ value }) => value.domainName) },
    };
  },
  explain: ({ detail }) => ({
    summary: `Clients may still use TLS 1.0 towards ${inWords(namesIn(detail['names']))}.`,
    explanation:
      'The security policy of a custom domain sets the oldest TLS version that it accepts. TLS_1_0 admits versions that are considered broken; TLS_1_2 or one of the newer policies refuses them.',
  }),
  fixes: (_found, context) => [
    {
      id: 'require-tls-1-2',
      title: 'Require TLS 1.2',
      change: {
        kind: 'patch',
        operations: domainsOf(context)
          .filter(({ value }) => value.securityPolicy === 'TLS_1_0')
          .map(({ pointer }) => ({ op: 'set' as const, path: `${pointer}/securityPolicy`, value: 'TLS_1_2' })),
      },
      risk: 'needs-review',
      notes: [
        'Old clients that know no TLS 1.2 are refused from then on.',
        'The domain is updating for some minutes and keeps serving.',
      ],
    },
  ],
  fixAvailability: 'always',
  howToSee: 'Read securityPolicy with apigateway get-domain-names.',
  why: 'TLS_1_0 was the default of edge-optimized domains for a long time and stays until somebody changes it.',
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-custom-domain-tls-version.html',
      proves: 'The security policy sets the minimum TLS version.',
    },
  ],
});
