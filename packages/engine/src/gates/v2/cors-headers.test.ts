import { describe, expect, it } from 'vitest';
import { allowsOrigin, corsHeaders } from './cors-headers.ts';

const shop = 'https://shop.example.com';

describe('allowsOrigin', () => {
  it.each([
    ['*', shop, true],
    [shop, shop, true],
    ['https://*', shop, true],
    ['http://*', shop, false],
    [`${shop}/`, shop, false],
    ['https://*.example.com', shop, false],
    ['HTTPS://shop.example.com', shop, false],
    ['http://*', 'http://localhost:3000', true],
    [shop, `${shop}:8443`, false],
  ])('%s lets %s in: %s', (entry, origin, expected) => {
    expect(allowsOrigin(entry, origin)).toBe(expected);
  });
});

describe('corsHeaders', () => {
  const config = {
    AllowOrigins: [shop],
    AllowMethods: ['GET', 'PUT'],
    AllowHeaders: ['authorization'],
    ExposeHeaders: ['x-total'],
    MaxAge: 300,
  };

  it('answers a preflight with the lists', () => {
    expect(corsHeaders(config, shop, 'preflight')).toEqual({
      'access-control-allow-origin': [shop],
      'access-control-allow-methods': ['GET,PUT'],
      'access-control-allow-headers': ['authorization'],
      'access-control-max-age': ['300'],
    });
  });

  it('names origin and exposed headers on the reply', () => {
    expect(corsHeaders(config, shop, 'actual')).toEqual({
      'access-control-allow-origin': [shop],
      'access-control-expose-headers': ['x-total'],
    });
  });

  it('writes nothing for another origin, nor where nothing is listed', () => {
    expect(corsHeaders(config, 'https://other.example.com', 'preflight')).toEqual({});
    expect(corsHeaders({ AllowOrigins: [], AllowMethods: ['*'] }, shop, 'preflight')).toEqual({});
    expect(corsHeaders({}, shop, 'actual')).toEqual({});
  });

  it('echoes the origin with credentials, and says * without', () => {
    expect(corsHeaders({ AllowOrigins: ['*'] }, shop, 'actual')).toEqual({ 'access-control-allow-origin': ['*'] });
    expect(corsHeaders({ AllowOrigins: ['https://*'], AllowCredentials: true }, shop, 'actual')).toEqual({
      'access-control-allow-origin': [shop],
      'access-control-allow-credentials': ['true'],
    });
  });
});
