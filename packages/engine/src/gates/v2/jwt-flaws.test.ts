import type { AuthorizerV2, TokenClaims } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { listJwtFlaws } from './jwt-flaws.ts';

const now = { seconds: 1_710_756_131, isSure: true };
const authorizer: AuthorizerV2 = {
  AuthorizerType: 'JWT',
  JwtConfiguration: { Issuer: 'https://login.example.com', Audience: ['web', 'app'] },
};
const good: TokenClaims = { iss: 'https://login.example.com', aud: 'web', exp: now.seconds + 60 };
const flaws = (claims: TokenClaims, scopes: readonly string[] = []): string[] =>
  listJwtFlaws(claims, authorizer, scopes, now).map(({ kind }) => kind);

describe('listJwtFlaws', () => {
  it.each<[string, TokenClaims, string[]]>([
    ['what fits', good, []],
    ['an issuer that differs by a slash', { ...good, iss: 'https://login.example.com/' }, ['issuer']],
    ['an issuer that differs by case', { ...good, iss: 'https://Login.example.com' }, ['issuer']],
    ['an audience of another client', { ...good, aud: 'other' }, ['audience']],
    ['one good audience among several', { ...good, aud: ['other', 'app'] }, []],
    ['a client_id in place of aud', { iss: 'https://login.example.com', client_id: 'web' }, []],
    ['a client_id that is not listed', { client_id: 'other' }, ['audience']],
    ['aud before client_id', { aud: 'other', client_id: 'web' }, ['audience']],
    ['a token that ended', { ...good, exp: now.seconds - 1 }, ['expired']],
    ['a token that begins later', { ...good, nbf: now.seconds + 10 }, ['not-yet-valid']],
    ['a token that was issued in the future', { ...good, iat: now.seconds + 10 }, ['not-yet-valid']],
    ['an algorithm that is not RSA', { ...good, alg: 'HS256' }, ['algorithm']],
    ['RSA', { ...good, alg: 'RS256' }, []],
    ['several at once', { iss: 'x', aud: 'y', exp: 1 }, ['issuer', 'audience', 'expired']],
    ['claims that were not told', {}, []],
  ])('judges %s', (_, claims, expected) => {
    expect(flaws(claims)).toEqual(expected);
  });

  it.each<[string, TokenClaims, boolean, boolean]>([
    ['one of the scopes', { ...good, scope: 'openid orders.read' }, false, false],
    ['scp of other providers', { ...good, scp: ['orders.read'] }, false, false],
    ['other scopes', { ...good, scope: 'openid' }, true, true],
    ['an ID token, which has none', { ...good, token_use: 'id' }, true, true],
    ['scopes that were not told', good, true, false],
  ])('asks for a scope: %s', (_, claims, isFlawed, isSure) => {
    const [flaw] = listJwtFlaws(claims, authorizer, ['orders.read', 'orders.write'], now);
    expect(flaw?.kind === 'scope').toBe(isFlawed);
    if (flaw?.kind === 'scope') expect(flaw.isSure).toBe(isSure);
  });

  it('says nothing of an audience where none is asked for', () => {
    expect(listJwtFlaws({ aud: 'x' }, { AuthorizerType: 'JWT' }, [], now)).toEqual([]);
  });
});
