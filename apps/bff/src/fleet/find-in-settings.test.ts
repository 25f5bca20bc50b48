import { examples, inputOf } from '@gatescope/engine';
import type { ScanFinding, Snapshot } from '@gatescope/shared';
import { hidden } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { engine } from '../aws/engine.ts';
import { findInSettings } from './find-in-settings.ts';

const findIn = (snapshot: Snapshot): readonly ScanFinding[] => findInSettings(engine, snapshot).findings;
const breaksIn = (snapshot: Snapshot): string[] =>
  findIn(snapshot).flatMap(({ id, severity }) => (severity === 'high' ? [id] : []));
const snapshotOf = (id: string, which: 'broken' | 'healthy'): Snapshot => {
  const scenario = examples[id]?.[which];
  if (!scenario) throw new Error(`There is no example ${id}.`);
  return inputOf(scenario).snapshot;
};

describe('what is certain from the settings alone', () => {
  it.each(Object.keys(examples))('is nothing that breaks calls on the healthy twin of %s', (id) => {
    expect(breaksIn(snapshotOf(id, 'healthy'))).toEqual([]);
  });

  it.each([
    'policy-missing-on-private-api',
    'iam-role-ignored-auth-none',
    'usage-plan-not-attached',
    'stage-variable-missing',
    'integration-permission',
    'integration-method-not-post',
    'integration-mapping-fails',
    'vpc-link-failed',
    'cors-options-integration-fails',
  ])('holds %s, with the method and stage', (id) => {
    const finding = findIn(snapshotOf(id, 'broken')).find((found) => found.id === id);
    expect(finding?.severity).toBe('high');
    expect(finding?.places.length).toBeGreaterThan(0);
    for (const place of finding?.places ?? []) expect(place).toMatch(/^[A-Z]+ \/.* on \S+$/);
  });

  it.each([
    'policy-explicit-deny',
    'policy-no-matching-allow',
    'api-key-missing',
    'default-endpoint-disabled',
    'request-validation-failed',
    'throttled',
  ])('leaves out what may be meant, or is up to the caller: %s', (id) => {
    expect(breaksIn(snapshotOf(id, 'broken'))).not.toContain(id);
  });

  it.each([
    ['policy-open-to-every-vpc', 'medium'],
    ['data-trace-enabled', 'medium'],
    ['tracing-off', 'low'],
  ])('weighs %s as %s', (id, severity) => {
    expect(findIn(snapshotOf(id, 'broken')).find((found) => found.id === id)?.severity).toBe(severity);
  });

  it('comes with the heaviest first', () => {
    const order = findIn(snapshotOf('policy-missing-on-private-api', 'broken')).map(({ severity }) => severity);
    expect(order).toEqual(order.toSorted((a, b) => 'high medium low'.indexOf(a) - 'high medium low'.indexOf(b)));
    expect(order[0]).toBe('high');
  });

  it('does not guess where the facts that decide were refused', () => {
    const snapshot = snapshotOf('usage-plan-not-attached', 'broken');
    const denied = { ...snapshot, account: { ...snapshot.account, usagePlans: hidden('denied') } };
    expect(breaksIn(denied)).toEqual([]);
    expect(findInSettings(engine, denied).missing.map(({ pointer }) => pointer)).toContain('/account/usagePlans');
  });
});
