import { createPublicKey } from 'node:crypto';
import { AlbJwtVerifier } from 'aws-jwt-verify';
import { AlbJwksCache } from 'aws-jwt-verify/alb-cache';
import { FetchError, JwtExpiredError, JwtParseError } from 'aws-jwt-verify/error';
import { SimpleFetcher } from 'aws-jwt-verify/https';
import { ProblemError } from '../http/problem-error.ts';
import type { Identify } from './identify.ts';
import { rolesFromClaim, type RoleRules } from './roles-from-claim.ts';

/** What a sign-in token must say to be believed. */
export interface AlbSignIn {
  /** The load balancer whose signature is believed. Without it, a token of anybody's load balancer would do. */
  readonly albArn: string;
  readonly issuer: string;
  readonly clientId: string;
  /** Where the load balancer's public keys are; its Region's place when absent. GovCloud has another. */
  readonly keysUrl?: string | undefined;
  readonly roles: RoleRules;
}

/** Fetches a public key; injected in tests. */
export type FetchKey = (url: string) => Promise<ArrayBuffer>;

const refused = (detail: string, cause?: unknown): ProblemError =>
  new ProblemError('unauthenticated', { detail, remedy: 'Sign in again: reload the page.' }, { cause });

const keyOutOfReach = (cause: unknown): ProblemError =>
  new ProblemError(
    'unauthenticated',
    {
      detail: "Your sign-in could not be checked: the load balancer's public key could not be fetched.",
      remedy: 'Give the console a route to public-keys.auth.elb.<region>.amazonaws.com, port 443.',
    },
    { cause },
  );

const toProblemError = (error: unknown): ProblemError => {
  if (error instanceof JwtExpiredError) return refused('Your sign-in has expired.');
  if (error instanceof FetchError) return keyOutOfReach(error);
  // Which check failed is for the log only: it would help whoever forges tokens.
  return refused('Your sign-in is not valid here.', error);
};

/** Fetches a key. Whatever goes wrong with that has one name, to be told apart from what is wrong with a token. */
const keyFetcher = (fetchKey: FetchKey) => ({
  fetch: async (url: string): Promise<ArrayBuffer> => {
    try {
      const pem = await fetchKey(url);
      // A mirror that answers with a page would else show as a bad token.
      createPublicKey(Buffer.from(pem));
      return pem;
    } catch (error) {
      throw new FetchError(url, error);
    }
  },
});

const fetchOverHttps: FetchKey = (url) => new SimpleFetcher().fetch(url);

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/**
 * Believes the header `x-amzn-oidc-data` of an Application Load Balancer after checking signature, signer, issuer,
 * client and expiry. https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html
 */
export const albSignIn = (settings: AlbSignIn, fetchKey: FetchKey = fetchOverHttps): Identify => {
  const { albArn, issuer, clientId, keysUrl, roles } = settings;
  const verifier = AlbJwtVerifier.create(
    {
      albArn,
      issuer,
      clientId,
      ...(keysUrl === undefined ? {} : { jwksUri: keysUrl }),
      customJwtCheck: ({ payload }) => {
        // The library accepts a token without an end.
        if (typeof payload.exp !== 'number') throw new JwtParseError('The token has no exp claim');
      },
    },
    { jwksCache: new AlbJwksCache({ fetcher: keyFetcher(fetchKey) }) },
  );
  return async (headers) => {
    const token = headers['x-amzn-oidc-data'];
    if (typeof token !== 'string' || token === '') throw refused('The request did not come through the sign-in.');
    const claims = await verifier.verify(token).catch((error: unknown) => {
      throw toProblemError(error);
    });
    const id = text(claims['sub']);
    if (id === undefined) throw refused('Your sign-in names nobody.');
    const name = text(claims['email']) ?? text(claims['preferred_username']) ?? text(claims['name']);
    return { id, ...(name === undefined ? {} : { name }), roles: rolesFromClaim(claims, roles) };
  };
};
