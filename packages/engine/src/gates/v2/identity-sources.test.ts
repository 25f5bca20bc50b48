import { describe, expect, it } from 'vitest';
import { readIdentitySources } from './identity-sources.ts';

describe('readIdentitySources', () => {
  it.each([
    ['$request.header.Authorization', 'header', 'Authorization'],
    ['$request.querystring.token', 'query', 'token'],
    ['route.request.header.Auth', 'header', 'Auth'],
    ['route.request.querystring.QueryString1', 'query', 'QueryString1'],
    ['$stageVariables.stage', 'stage-variable', 'stage'],
    ['stageVariables.stage', 'stage-variable', 'stage'],
    ['$context.identity.sourceIp', 'context', 'identity.sourceIp'],
    ['context.routeKey', 'context', 'routeKey'],
    ['$request.body.token', 'other', '$request.body.token'],
  ])('reads %s', (expression, kind, name) => {
    expect(readIdentitySources([expression])).toEqual([{ expression, kind, name }]);
  });

  it('has none where none is said', () => {
    expect(readIdentitySources(undefined)).toEqual([]);
  });
});
