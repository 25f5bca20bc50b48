import type { ProposedFix } from '@gatescope/shared';
import type { CheckContext } from '../failure-mode.ts';
import type { Stop } from '../stop.ts';
import { causeOf, editAndDeploy, integrationOf } from './at-integration.ts';
import { unmappedOf } from './unreachable-words.ts';

/** What leads API Gateway to the backend again. */
export const unreachableFixes = (context: CheckContext, at: Stop | undefined): ProposedFix[] => {
  const address = integrationOf(context, at)?.running.integration.uri ?? '';
  switch (causeOf(at)) {
    case 'path-parameter-unmapped': {
      const operations = editAndDeploy(
        context,
        unmappedOf(at).map((name) => ({
          field: `/methodIntegration/requestParameters/integration.request.path.${name}`,
          value: `method.request.path.${name}`,
        })),
        at,
      );
      return [
        {
          id: 'map-path-parameter',
          title: 'Map the path parameter into the address',
          change: operations.length > 0 ? { kind: 'patch', operations } : { kind: 'advice' },
          risk: 'safe',
          notes: ['The method has to declare the path parameter too.'],
        },
      ];
    }
    case 'endpoint-not-public':
      return [
        {
          id: 'use-vpc-link',
          title: 'Reach it through a VPC link, or give it a public name',
          change: { kind: 'advice' },
          risk: 'needs-review',
          notes: [
            'A VPC link leads to a load balancer inside the VPC (a Network Load Balancer for a link of version 1).',
          ],
        },
      ];
    case 'certificate-name': {
      const operations = editAndDeploy(
        context,
        [{ field: '/methodIntegration/uri', value: address.replace(/^https:/, 'http:') }],
        at,
      );
      const own: ProposedFix = {
        id: 'use-own-name',
        title: 'Use a host name that the certificate of the backend carries',
        change: { kind: 'advice' },
        risk: 'needs-review',
        notes: ['The name of the address is used for TLS and as Host; behind a VPC link it need not resolve publicly.'],
      };
      const isLinked = integrationOf(context, at)?.running.integration.connectionType === 'VPC_LINK';
      return isLinked && operations.length > 0
        ? [
            own,
            {
              id: 'use-http',
              title: 'Call the load balancer with http',
              change: { kind: 'patch', operations },
              risk: 'needs-review',
              notes: ['Only where it listens on port 80; the way behind the VPC link is then not encrypted.'],
            },
          ]
        : [own];
    }
    case 'network-blocked':
      return [
        {
          id: 'leave-private-link-open',
          title: 'Switch off "Enforce inbound rules on PrivateLink traffic" of the load balancer',
          change: { kind: 'advice' },
          risk: 'needs-review',
          notes: [
            'Its security groups stay in force for clients inside the VPC.',
            'The security groups of the targets have to admit the load balancer too.',
          ],
        },
      ];
    case 'no-listener':
      return [
        {
          id: 'add-listener',
          title: 'Add a listener for that port, or put the port into the address',
          change: { kind: 'advice' },
          risk: 'needs-review',
          notes: [],
        },
      ];
    default:
      return [
        {
          id: 'correct-address',
          title: 'Correct the address of the integration, then deploy',
          change: { kind: 'advice' },
          risk: 'needs-review',
          notes: ['Test it with test-invoke-method: its log shows the address that is called and how it fails.'],
        },
      ];
  }
};
