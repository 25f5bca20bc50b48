import type { AccountFile, Complaint, RestApiPart } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { diagnose } from '../diagnose.ts';
import { publicRequest } from '../testing/build-account.ts';
import { chainAccount, linked, nextHost } from '../testing/build-chain.ts';
import { inputOf } from '../testing/example.ts';

const sound = linked(`https://${nextHost}/prod/orders`);

describe('a second API with a canary', () => {
  const canary = { canarySettings: { percentTraffic: 10, deploymentId: 'depcanary' } };
  const orders = { '/orders': { GET: { authorizationType: 'NONE', apiKeyRequired: false } } };
  const elsewhere = { '/stock': orders['/orders'] };
  const account = (production: object, drawn: object): AccountFile => {
    const file = chainAccount({ integration: sound, next: { stage: canary } });
    if (!('apis' in file)) throw new Error('A chain has two APIs.');
    const [first, second] = file.apis as [RestApiPart, RestApiPart]; // a chain of two REST APIs
    const deployments = [
      { id: 'dep111', createdDate: '2024-03-04T09:20:09.000Z', apiSummary: production },
      { id: 'depcanary', createdDate: '2024-03-05T09:20:09.000Z', apiSummary: drawn },
    ];
    return { ...file, apis: [first, { ...second, deployments }] } as AccountFile;
  };
  const gateOf = (file: AccountFile, symptom: Complaint = {}) => {
    const diagnosis = diagnose(inputOf({ account: file, request: publicRequest(), symptom }));
    return { diagnosis, gate: diagnosis.trace?.gates.find(({ gate }) => gate === 'integration') };
  };

  it('passes where both draws pass', () => {
    expect(gateOf(account(orders, orders)).gate?.outcome).toBe('passed');
  });

  it('is refused where both draws refuse', () => {
    expect(gateOf(account(elsewhere, elsewhere)).gate).toMatchObject({
      outcome: 'stopped',
      reason: 'next-api-refuses',
    });
  });

  it.each([
    ['canary', account(orders, elsewhere)],
    ['production', account(elsewhere, orders)],
  ])('is open where only %s refuses, and says so', (draw, file) => {
    const { diagnosis, gate } = gateOf(file);
    expect(gate).toMatchObject({
      outcome: 'unknown',
      reason: 'next-api-refuses',
      missing: [],
      detail: { next: { draw } },
    });
    expect(diagnosis.outcome.verdict).toBe('unknown');
    expect(diagnosis.findings).toEqual([]);
  });

  it('is the cause where the refusal of one draw is what was seen', () => {
    const symptom = { kind: 'sometimes' as const, status: 403, body: '{"message":"Missing Authentication Token"}' };
    const { diagnosis } = gateOf(account(orders, elsewhere), symptom);
    expect(diagnosis.findings[0]?.id).toBe('answer-from-backend');
    expect(diagnosis.findings[0]?.certainty).not.toBe('certain');
  });
});
