import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinPath, parsePath } from './policy-path.ts';

const join = (steps: readonly (string | number)[]) => steps.reduce<string>(joinPath, '');

describe('joinPath', () => {
  it('writes paths that people know', () => {
    expect(join(['Statement', 1, 'Condition', 'StringNotEquals', 'aws:sourceVpce', 0])).toBe(
      'Statement[1].Condition.StringNotEquals.aws:sourceVpce[0]',
    );
    expect(join(['Condition', 'StringEquals', 'aws:PrincipalTag/a.b'])).toBe(
      'Condition.StringEquals["aws:PrincipalTag/a.b"]',
    );
  });

  it('is read back by parsePath, whatever the keys', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string(), fc.constantFrom('a.b', 'a[0]', 'a"]', '\\"', ''), fc.nat(99))),
        (steps) => {
          expect(parsePath(join(steps))).toEqual(steps);
        },
      ),
    );
  });
});
