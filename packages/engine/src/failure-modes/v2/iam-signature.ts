import { receivedHost } from '../../gates/access/signature-flaws.ts';
import { findAskedStop, verdictWithoutStop } from '../asked-stop.ts';
import { iamPage } from './iam-words.ts';
import { routeName, routePointer } from './route-step.ts';
import type { V2Part } from './with-v2.ts';
import { flawEvidence, flawName, flawsOf } from '../auth/signature-evidence.ts';

/** A signature that does not fit is answered Forbidden, whatever is wrong with it. */
export const iamSignatureV2: V2Part = {
  apis: ['HTTP', 'WEBSOCKET'],
  needs: ['/api/routes'],
  symptom: { texts: ['Forbidden'] },
  check: (context) => {
    const at = findAskedStop(context, ['iam-signature-invalid']);
    if (!at) return verdictWithoutStop(context, ['iam-signature-invalid']);
    const evidence = flawEvidence(flawsOf(context));
    const route = {
      label: `Authorization of ${routeName(context, at)}`,
      pointer: routePointer(context, at),
      observed: 'AWS_IAM',
    };
    return { verdict: 'found', at, evidence: [...evidence, route], detail: {} };
  },
  explain: (_, context) => {
    const [flaw] = flawsOf(context);
    return {
      summary: flaw
        ? `The signature is not valid here: ${flawName(flaw.kind)} is ${flaw.signed} instead of ${flaw.expected}.`
        : 'The signature does not fit what arrives.',
      explanation:
        'A Signature Version 4 covers method, path, query, the signed headers (always Host) and the body, and is bound to a Region, a service and a time. An HTTP API answers 403 Forbidden to one that does not fit and says nothing of the reason; a CDN, proxy or custom domain that changes Host or path is the usual one.',
    };
  },
  fixes: (_, context) => {
    const { request, snapshot } = context.world;
    const host = request ? receivedHost(request) : undefined;
    const {
      date: _stale,
      signedHeaders: _headers,
      ...credential
    } = request?.credential.scheme === 'sigv4' ? request.credential : { scheme: 'sigv4' as const };
    const { region } = snapshot.target;
    const replaced = { ...credential, region, service: 'execute-api', ...(host ? { signedHost: host } : {}) };
    return [
      {
        id: 'sign-again',
        title: `Sign for ${host ?? 'the host that API Gateway receives'}, service execute-api, Region ${region}`,
        change: { kind: 'request', replace: { credential: replaced } },
        risk: 'safe',
        notes: ['Sign the request as it arrives: same Host, path, query and body.'],
        owner: 'caller',
      },
    ];
  },
  docs: [iamPage],
};
