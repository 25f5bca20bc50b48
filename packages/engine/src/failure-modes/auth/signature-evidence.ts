import type { Evidence } from '@gatescope/shared';
import type { SignatureFlaw } from '../../gates/access/signature-flaws.ts';
import { listSignatureFlaws } from '../../gates/access/signature-flaws.ts';
import type { CheckContext } from '../failure-mode.ts';

const names: Readonly<Record<SignatureFlaw['kind'], string>> = {
  region: 'Region in the credential scope',
  service: 'Service in the credential scope',
  host: 'Host that was signed',
  'host-unsigned': 'Signed headers',
  clock: 'Time of the signature',
};

/** The part of a signature that a flaw is about. */
export const flawName = (kind: SignatureFlaw['kind']): string => names[kind];

/** What is wrong with the signature of the request in question. */
export const flawsOf = ({ world }: CheckContext): SignatureFlaw[] => {
  const { request, snapshot, seen } = world;
  return request?.credential.scheme === 'sigv4'
    ? listSignatureFlaws(request, request.credential, snapshot.target, seen)
    : [];
};

/** Flaws of a signature, as evidence. */
export const flawEvidence = (flaws: readonly SignatureFlaw[]): Evidence[] =>
  flaws.map(({ kind, signed, expected }) => ({
    label: flawName(kind),
    pointer: kind === 'clock' ? 'complaint:headers.date' : 'request:credential',
    observed: signed,
    expected,
  }));
