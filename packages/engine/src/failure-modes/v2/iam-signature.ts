import type { SignatureFlaw } from '../../gates/access/signature-flaws.ts';
import { listSignatureFlaws, receivedHost } from '../../gates/access/signature-flaws.ts';
import { findOwnStop, verdictWithoutStop } from '../auth/own-stop.ts';
import type { CheckContext } from '../failure-mode.ts';
import { iamPage } from './iam-words.ts';
import { routeName, routePointer } from './route-step.ts';
import type { V2Part } from './with-v2.ts';

const whatIs: Readonly<Record<SignatureFlaw['kind'], string>> = {
  region: 'Region in the credential scope',
  service: 'Service in the credential scope',
  host: 'Host that was signed',
  'host-unsigned': 'Signed headers',
  clock: 'Time of the signature',
};

const signatureFlaws = ({ world }: CheckContext): SignatureFlaw[] => {
  const { request, snapshot, seen } = world;
  return request?.credential.scheme === 'sigv4'
    ? listSignatureFlaws(request, request.credential, snapshot.target, seen)
    : [];
};

/** A signature that does not fit is answered Forbidden, whatever is wrong with it. */
export const iamSignatureV2: V2Part = {
  apis: ['HTTP', 'WEBSOCKET'],
  needs: ['/api/routes'],
  symptom: { texts: ['Forbidden'] },
  check: (context) => {
    const at = findOwnStop(context, ['iam-signature-invalid']);
    if (!at) return verdictWithoutStop(context, ['iam-signature-invalid']);
    const evidence = signatureFlaws(context).map(({ kind, signed: observed, expected }) => ({
      label: whatIs[kind],
      pointer: kind === 'clock' ? 'complaint:headers.date' : 'request:credential',
      observed,
      expected,
    }));
    const route = {
      label: `Authorization of ${routeName(context, at)}`,
      pointer: routePointer(context, at),
      observed: 'AWS_IAM',
    };
    return { verdict: 'found', at, evidence: [...evidence, route], detail: {} };
  },
  explain: (_, context) => {
    const [flaw] = signatureFlaws(context);
    return {
      summary: flaw
        ? `The signature is not valid here: ${whatIs[flaw.kind]} is ${flaw.signed} instead of ${flaw.expected}.`
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
