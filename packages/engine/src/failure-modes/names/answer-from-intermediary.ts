import type { Evidence, ProposedFix } from '@gatescope/shared';
import { parseInvokeHost } from '@gatescope/shared';
import type { CheckContext, Found, Standing, Verdict } from '../failure-mode.ts';
import { defineFailureMode } from '../failure-mode.ts';
import { bagsIn, detailOf, textIn } from './detail.ts';
import { isErrorPage } from '../integration/reply-fingerprint.ts';
import type { IntermediarySign } from './intermediary-signs.ts';
import { findIntermediarySign } from './intermediary-signs.ts';
import { findNamesStop, withoutStop } from './names-stop.ts';

const reasons = ['load-balancer-unusable'] as const;

const isHttpBackend = ({ main }: CheckContext): boolean =>
  main?.journey.integration?.kind === 'http' ||
  main?.journey.route?.method.saved?.methodIntegration?.type?.startsWith('HTTP') === true;

const standsBetween = ({ main }: CheckContext): boolean =>
  main?.journey.way?.kind === 'load-balancer' || main?.journey.way?.kind === 'distribution';

const standingOf = (context: CheckContext, sign: IntermediarySign): Standing | undefined => {
  if (sign.by === 'header' || standsBetween(context)) return 'specific';
  // A page of an HTTP backend looks the same and is passed on: that is an answer from behind.
  return isHttpBackend(context) ? undefined : 'possible';
};

const bySign = (context: CheckContext): Verdict | undefined => {
  const { seen, observations } = context.world;
  const sign = findIntermediarySign(seen);
  const isLogged = observations.some(
    (observation) =>
      observation.kind === 'log' && observation.relation === 'this-request' && observation.lines.length > 0,
  );
  const standing = sign && !isLogged ? standingOf(context, sign) : undefined;
  if (!sign || !standing) return undefined;
  const evidence: Evidence[] = [
    { label: 'Sign of who answered', pointer: sign.pointer, observed: sign.seen },
    {
      label: 'Marks of API Gateway',
      pointer: 'complaint:headers',
      observed: 'none',
      expected: 'x-amzn-requestid, x-amz-apigw-id or apigw-requestid',
    },
  ];
  return { verdict: 'found', standing, evidence, detail: { who: sign.who } };
};

/** A page that nobody signed: API Gateway writes none, and a function hardly. */
const byPage = (context: CheckContext): Verdict | undefined => {
  const { seen } = context.world;
  if (!isErrorPage(seen) || isHttpBackend(context) || Object.keys(seen.headers).length > 0) return undefined;
  const evidence: Evidence[] = [
    {
      label: 'Page that came back',
      pointer: 'complaint:body',
      observed: (seen.bodyText ?? '').slice(0, 200),
      expected: 'JSON, if API Gateway itself had answered',
    },
  ];
  return { verdict: 'found', standing: 'possible', evidence, detail: { who: 'something on the way' } };
};

const selfSignedAuthority = /self[- ]signed certificate in (?:the )?(?:certificate )?chain|SELF_SIGNED_CERT_IN_CHAIN/i;

/**
 * The hosts of execute-api show certificates of a public authority. An authority of somebody's own in the chain is that
 * of a proxy that opens TLS on the way.
 */
const byCertificate = ({ world }: CheckContext): Verdict | undefined => {
  const { seen, url } = world;
  const said = selfSignedAuthority.exec(seen.text)?.[0];
  if (!said || !url || seen.connection !== 'tls-handshake') return undefined;
  if (!['default', 'alias', 'endpoint'].includes(parseInvokeHost(url.host).kind)) return undefined;
  const evidence: Evidence[] = [
    {
      label: `Certificate shown for ${url.host}`,
      pointer: 'complaint:body',
      observed: said,
      expected: 'a certificate of a public authority',
    },
  ];
  const who = 'a proxy that opens TLS on the way';
  return {
    verdict: 'found',
    standing: 'specific',
    certainty: 'likely',
    evidence,
    detail: { who, isCertificate: true },
  };
};

const byStop = (context: CheckContext): Verdict | undefined => {
  const at = findNamesStop(context, reasons);
  if (!at) return undefined;
  const detail = detailOf(at);
  const name = textIn(detail, 'name') ?? 'the load balancer';
  const targets = bagsIn(detail, 'targets').map((target) =>
    `${textIn(target, 'id') ?? ''} ${textIn(target, 'state') ?? ''} ${textIn(target, 'reason') ?? ''}`.trim(),
  );
  const pointer = textIn(detail, 'pointer');
  const evidence: Evidence[] = [
    { label: 'Load balancer', pointer: pointer ?? 'trace:network', observed: name },
    textIn(detail, 'because') === 'no-listener'
      ? { label: 'Listener', pointer: 'request:url', observed: `none on port ${String(detail['port'])}` }
      : {
          label: 'Targets',
          pointer: 'trace:network',
          observed: targets.join(', ') || 'none',
          expected: 'addresses of the endpoint, healthy',
        },
  ];
  return {
    verdict: 'found',
    at,
    evidence,
    detail: { who: 'the load balancer', name, because: textIn(detail, 'because') },
  };
};

const lookInFront: ProposedFix = {
  id: 'look-in-front',
  title: 'Look at the logs and rules of what answered',
  change: { kind: 'advice' },
  risk: 'safe',
  notes: [
    "API Gateway never saw this request, or its answer was replaced on the way: nothing in the API's configuration can change it.",
    'Call the API past it, by its own host, to see whether it answers.',
  ],
};

const addTargets = (because: unknown): ProposedFix => ({
  id: 'repair-load-balancer',
  title:
    because === 'no-listener'
      ? 'Add a listener on the port that is called'
      : 'Register the addresses of the endpoint as targets and let their health check pass',
  change: { kind: 'advice' },
  risk: 'needs-review',
  notes:
    because === 'no-listener'
      ? []
      : [
          'Targets of type ip, port 443. Without a Host that names an API the endpoint answers health checks with 403: count it as success.',
          "The endpoint's addresses stay the same as long as it exists; a new endpoint has new ones.",
        ],
});

const fixesOf = (found: Found): ProposedFix[] => (found.at ? [addTargets(found.detail['because'])] : [lookInFront]);

const stopWords: Readonly<Record<string, string>> = {
  'no-listener': 'has no listener on the port that is called',
  'no-target': 'has no target to forward to',
  'no-healthy-target': 'has no healthy target',
};

/**
 * A proxy, load balancer, CDN or firewall in front can answer by itself. API Gateway marks its own replies and those of
 * backends behind it. https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html
 */
export const answerFromIntermediary = defineFailureMode({
  id: 'answer-from-intermediary',
  title: 'Something in front of API Gateway answered',
  kind: 'blocking',
  gate: 'network',
  apis: ['REST', 'HTTP', 'WEBSOCKET'],
  explains: reasons,
  symptom: {
    complaints: ['refused', 'failed', 'sometimes', 'blocked-by-browser', 'no-connection'],
    texts: [
      'server: awselb/2.0',
      'Generated by cloudfront (CloudFront)',
      '<center>nginx</center>',
      '407 Proxy Authentication Required',
      'self signed certificate in certificate chain',
    ],
    statuses: [403, 407, 502, 503, 504],
  },
  needs: ['/account/loadBalancers', '/account/targetHealth/*'],
  supersedes: ['answer-from-backend'],
  check: (context) =>
    byStop(context) ?? bySign(context) ?? byCertificate(context) ?? byPage(context) ?? withoutStop(context, reasons),
  explain: (found) => {
    const { who, name, because } = found.detail;
    if (found.at) {
      return {
        summary: `${String(name)}, in front of the endpoint, ${stopWords[String(because)] ?? 'cannot forward the call'}.`,
        explanation:
          'The name leads to a load balancer, not to API Gateway. A load balancer that cannot forward answers by itself (502, 503, 504), or does not take the connection at all; API Gateway never sees the request and logs nothing.',
      };
    }
    if (found.detail['isCertificate']) {
      return {
        summary: `The certificate was shown by ${String(who)}, not by API Gateway.`,
        explanation:
          "The hosts of execute-api show a certificate of a public authority that clients know. This chain ends in an authority of somebody's own: a proxy of the company or of the network opens the connection and signs a certificate itself, which this client does not trust.",
      };
    }
    return {
      summary: `The reply was written by ${String(who)}, not by API Gateway.`,
      explanation:
        'API Gateway puts a request id on every reply, its own and those of backends behind it, and renames the Server header of a backend. This reply carries none of that and shows the hand of something else on the way between client and API.',
    };
  },
  fixes: fixesOf,
  fixAvailability: 'always',
  howToSee:
    'Look for x-amzn-requestid or apigw-requestid among the headers of the reply, and call the API past what stands in front.',
  why: 'Whatever terminates HTTP on the way can refuse a request for reasons of its own. The same status then means something else.',
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html',
      proves: 'API Gateway returns a request id on its replies.',
    },
    {
      url: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html',
      proves: 'Which errors a load balancer writes itself.',
    },
  ],
});
