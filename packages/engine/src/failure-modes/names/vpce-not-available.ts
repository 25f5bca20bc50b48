import type { ProposedFix } from '@gatescope/shared';
import { defineFailureMode } from '../failure-mode.ts';
import { bagsIn, detailOf, textIn } from './detail.ts';
import { findNamesStop, withoutStop } from './names-stop.ts';
import type { Stop } from '../stop.ts';

const reasons = ['vpce-not-available'] as const;

interface Endpoint {
  readonly vpceId: string;
  readonly state: string;
  readonly pointer: string;
}

const endpointAt = (at: Stop | undefined): Endpoint => {
  const [endpoint] = bagsIn(detailOf(at), 'endpoints');
  return {
    vpceId: textIn(endpoint ?? {}, 'vpceId') ?? 'the endpoint',
    state: (textIn(endpoint ?? {}, 'state') ?? 'unknown').toLowerCase(),
    pointer: textIn(endpoint ?? {}, 'pointer') ?? '',
  };
};

const meanings: Readonly<Record<string, string>> = {
  pending: 'It is still being made; interfaces and names start to serve when it is available, usually within minutes.',
  pendingacceptance: 'The owner of the service has not accepted the connection yet.',
  deleting: 'It is being deleted.',
  deleted: 'It has been deleted.',
  rejected: 'The owner of the service has rejected the connection.',
  failed: 'It could not be made; its last error says why.',
  expired: 'The request for it has expired without being accepted.',
  partial: 'Only a part of its interfaces could be made.',
};

const isWaiting = (state: string): boolean => state === 'pending' || state === 'pendingacceptance';

const fixOf = ({ vpceId, state }: Endpoint): ProposedFix =>
  isWaiting(state)
    ? {
        id: 'wait',
        title: `Wait until ${vpceId} is available, then call again`,
        change: { kind: 'advice' },
        risk: 'safe',
        notes: ['Scripts do best to poll its state before the first call.'],
      }
    : {
        id: 'recreate-endpoint',
        title: `Create the endpoint again in place of ${vpceId}`,
        change: { kind: 'advice' },
        risk: 'needs-review',
        notes: [
          'The new one has another id: resource policies, associations and host names that hold the old id have to change with it.',
        ],
      };

/**
 * Endpoints serve in state available only.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_VpcEndpoint.html
 */
export const vpceNotAvailable = defineFailureMode({
  id: 'vpce-not-available',
  title: 'Endpoint is not in state available',
  kind: 'blocking',
  gate: 'name',
  apis: ['REST'],
  explains: reasons,
  symptom: {
    complaints: ['no-connection', 'blocked-by-browser'],
    texts: ['Could not resolve host', 'getaddrinfo ENOTFOUND', 'Connection timed out'],
  },
  needs: ['/api/restApi', '/account/vpcEndpoints'],
  check: (context) => {
    const at = findNamesStop(context, reasons);
    if (!at) return withoutStop(context, reasons);
    const { vpceId, state, pointer } = endpointAt(at);
    return {
      verdict: 'found',
      at,
      evidence: [{ label: `State of ${vpceId}`, pointer: `${pointer}/State`, observed: state, expected: 'available' }],
      detail: {},
    };
  },
  explain: (found) => {
    const { vpceId, state } = endpointAt(found.at);
    return {
      summary: `${vpceId} is ${state}, so it does not serve the API's name.`,
      explanation: `An endpoint answers for names and takes connections only while its state is available. ${meanings[state] ?? 'In any other state it does not.'}`,
    };
  },
  fixes: (found) => [fixOf(endpointAt(found.at))],
  fixAvailability: 'always',
  howToSee: 'Read State (and LastError) with DescribeVpcEndpoints.',
  why: 'Creating an endpoint takes some minutes; until then its private DNS records and interfaces do not exist or do not serve.',
  docs: [
    {
      url: 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_VpcEndpoint.html',
      proves: 'The states of an endpoint.',
    },
  ],
});
