import { forbiddenBeforeStage, tlsHandshakeFailure } from '../../reply/replies.ts';
import { timeOfComplaint } from '../access/policy-context.ts';
import type { GateContext } from '../gate.ts';
import type { OwnDomain } from './find-domain.ts';
import type { Hurdle } from './hurdle.ts';
import { clear } from './hurdle.ts';

const replies = [forbiddenBeforeStage, tlsHandshakeFailure];

/**
 * Mutual TLS of a custom domain. What the truststore holds is not readable, so only a certificate that is out of date
 * is refused for sure. https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-mutual-tls.html
 */
export const certificateHurdle = ({ world, request }: GateContext, { mutualTls, name, pointer }: OwnDomain): Hurdle => {
  if (!mutualTls) return clear;
  const { clientCertificate } = request;
  const base = {
    domain: name,
    domainPointer: pointer,
    truststoreUri: mutualTls.truststoreUri,
    warnings: mutualTls.warnings,
  };
  if (!clientCertificate)
    return { kind: 'doubt', reason: 'mtls-failed', replies, detail: { ...base, unsaid: ['clientCertificate'] } };
  const detail = {
    ...base,
    subject: clientCertificate.subject,
    issuer: clientCertificate.issuer,
    selfSigned: clientCertificate.selfSigned,
    notAfter: clientCertificate.notAfter,
  };
  const end = clientCertificate.notAfter === undefined ? Number.NaN : Date.parse(clientCertificate.notAfter);
  if (end < (timeOfComplaint(world.seen) ?? Date.parse(world.snapshot.takenAt)))
    return { kind: 'blocked', reason: 'mtls-failed', replies, detail: { ...detail, isExpired: true } };
  return { kind: 'doubt', reason: 'mtls-failed', replies, detail };
};
