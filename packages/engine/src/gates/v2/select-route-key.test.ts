import { describe, expect, it } from 'vitest';
import { selectRouteKey } from './select-route-key.ts';

describe('selectRouteKey', () => {
  it.each([
    ['$request.body.action', '{"action":"send"}', 'send'],
    ['${request.body.action}', '{"action":"send"}', 'send'],
    ['$request.body.message.type', '{"message":{"type":"join"}}', 'join'],
    ['$request.body.code', '{"code":7}', '7'],
    ['$request.body.action', '{"other":"send"}', undefined],
    ['$request.body.action', 'hello', undefined],
    ['$request.body.action', '[1]', undefined],
    ['$request.body.action', '{"action":{"deep":1}}', undefined],
    ['$request.body.toString', '{}', undefined],
  ])('%s of %s', (expression, body, key) => {
    expect(selectRouteKey(expression, body)).toEqual({ key, isOpen: false });
  });

  it('leaves open what was not said', () => {
    expect(selectRouteKey('$request.body.action', undefined)).toEqual({ key: undefined, isOpen: true });
    expect(selectRouteKey(undefined, '{}')).toEqual({ key: undefined, isOpen: true });
  });
});
