import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import type { AlbSignIn } from '../sign-in/alb-sign-in.ts';

/** A load balancer's key, and what it would publish. */
export interface SigningKey {
  readonly kid: string;
  readonly privateKey: KeyObject;
  readonly pem: string;
}

/** Makes a key as a load balancer has: ECDSA on P-256. */
export const makeKey = (kid: string): SigningKey => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { kid, privateKey, pem: publicKey.export({ type: 'spki', format: 'pem' }).toString() };
};

export const settings: AlbSignIn = {
  albArn: 'arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/app/console/0a1b2c3d4e5f6071',
  issuer: 'https://login.example.com',
  clientId: 'console-client',
  roles: { claim: 'groups', viewerValues: ['api-readers'], proberValues: ['api-probers'] },
};

/** Base64url with the padding that load balancers write, against the rule for tokens. */
const toText = (bytes: Buffer): string => bytes.toString('base64').replaceAll('+', '-').replaceAll('/', '_');

const encode = (value: object): string => toText(Buffer.from(JSON.stringify(value)));

/** A token as the load balancer sends it; `header` and `claims` overwrite, undefined leaves out. */
export const makeToken = (
  key: SigningKey,
  { header = {}, claims = {} }: { readonly header?: object; readonly claims?: object } = {},
): string => {
  const exp = Math.floor(Date.now() / 1000) + 120;
  const { albArn, issuer, clientId } = settings;
  const head = {
    typ: 'JWT',
    alg: 'ES256',
    kid: key.kid,
    iss: issuer,
    client: clientId,
    signer: albArn,
    exp,
    ...header,
  };
  const payload = { sub: 'user-7', email: 'ada@example.com', groups: ['api-readers'], iss: issuer, exp, ...claims };
  const signed = `${encode(head)}.${encode(payload)}`;
  return `${signed}.${toText(sign('sha256', Buffer.from(signed), { key: key.privateKey, dsaEncoding: 'ieee-p1363' }))}`;
};
