import { describe, expect, it } from 'vitest';
import { functionOf } from './authorizer-function.ts';

const uri = (name: string): string =>
  `arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:123456789012:function:${name}/invocations`;

describe('functionOf', () => {
  it('keeps an alias', () => {
    expect(functionOf(uri('check:live'), {})).toEqual({
      arn: 'arn:aws:lambda:eu-west-1:123456789012:function:check:live',
    });
  });
  it('fills stage variables in', () => {
    expect(functionOf(uri('${stageVariables.auth}'), { auth: 'check' }).arn).toMatch(/:check$/);
  });
  it('names the variable that has no value', () => {
    expect(functionOf(uri('${stageVariables.auth}'), {})).toEqual({ missing: 'auth' });
  });
  it('knows no function without a URI', () => {
    expect(functionOf(undefined, {})).toEqual({});
  });
});
