import { describe, expect, test } from 'vitest';
import { exampleAccount } from './testing/example-account.ts';
import { listUnknownParts, readAccountFiles } from './read-account-files.ts';

const place = { accountId: '111122223333', region: 'eu-west-1' };
const read = (json: unknown) => readAccountFiles(json, 'file.json');

describe('account files', () => {
  test('are accounts, cases, lists of them, or { accounts }', () => {
    const caseFile = { id: 'x', account: place };
    expect(read(place)).toEqual([place]);
    expect(read(caseFile)).toEqual([place]);
    expect(read([place, caseFile])).toEqual([place, place]);
    expect(read({ accounts: [place, place] })).toHaveLength(2);
  });

  test('take the time of a case from its reply', () => {
    const date = 'Tue, 16 Apr 2024 10:02:11 GMT';
    const [account] = read({ symptom: { headers: { Date: date } }, account: place });
    expect(account?.observedAt).toBe('2024-04-16T10:02:11.000Z');
  });

  test('may hold parts that the sandbox does not know; they can be listed', () => {
    const [account] = read({ ...place, colour: 'red', vpcs: [] });
    expect(account === undefined ? [] : listUnknownParts(account)).toEqual(['colour']);
    expect(listUnknownParts(exampleAccount)).toEqual([]);
  });
});

describe('a malformed file is refused with field and remedy', () => {
  test.each<[unknown, string]>([
    [7, 'the document is no JSON object'],
    [{}, 'accountId must be a text of 12 digits'],
    [{ accountId: 111122223333, region: 'eu-west-1' }, 'accountId must be a text of 12 digits'],
    [{ ...place, region: 'Ireland' }, 'region must be the name of an AWS Region'],
    [{ account: [] }, 'account is no object'],
    [{ ...place, stages: {} }, 'stages must be a list'],
    [{ ...place, stages: [{}] }, 'stages[0] has no "stageName" or "StageName"'],
    [{ ...place, usage: [] }, 'usage must be an object'],
    [{ ...place, accessLogs: 'x' }, 'accessLogs must be a list or an object'],
    [{ ...place, restApi: {} }, 'restApi has no "id"'],
    [{ ...place, vpcs: ['vpc-1'] }, 'vpcs[0] must be an object'],
    [{ ...place, apis: {} }, 'apis must be a list'],
    [{ ...place, apis: [{ resources: [] }] }, 'apis[0] names no API. Give it "restApi"'],
    [{ ...place, apis: [{ restApi: { id: 'x' }, resources: [{}] }] }, 'apis[0].resources[0] has no "id"'],
    [[place, { ...place, region: 1 }], 'file.json[1]: region must be'],
  ])('%j', (json, message) => {
    expect(() => read(json)).toThrow(message);
  });
});
