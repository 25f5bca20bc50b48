import { detailText } from '../integration/at-integration.ts';
import type { V2Part } from './with-v2.ts';

/** A VPC link of version 2 goes to sleep when nothing used it for 60 days. */
export const vpcLinkFailedV2: V2Part = {
  apis: ['HTTP'],
  needs: ['/api/integrations', '/account/vpcLinksV2'],
  symptom: { texts: ['Service Unavailable'], statuses: [503] },
  fixes: ({ at }) =>
    /^(?:inactive|pending)$/i.test(detailText(at, 'status'))
      ? [
          {
            id: 'wake-link',
            title: 'Send a request, wait some minutes until the link is AVAILABLE, and keep it in use',
            change: { kind: 'advice' },
            risk: 'safe',
            notes: [
              'API Gateway removes the network interfaces of a link that carried nothing for 60 days and creates them again when traffic returns; calls fail until then.',
              'A scheduled call keeps it awake.',
            ],
          },
        ]
      : undefined,
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-vpc-links.html',
      proves: 'Links without traffic for 60 days become INACTIVE.',
    },
  ],
};
