import * as waf from '@aws-sdk/client-wafv2';
import { expect, test } from 'vitest';
import { sandboxCredentials } from '../../credentials.ts';
import { startSandbox } from '../../sandbox.ts';
import { exampleAccount } from '../../testing/example-account.ts';
import { plain } from '../../testing/plain.ts';
import { expectEveryOperation, useSandbox } from '../../testing/use-sandbox.ts';
import { waf as service } from './waf.ts';

const used = useSandbox();
const office = 'arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/office/1';
const [webAcl] = exampleAccount.webAcls ?? [];

test('the web ACL of a stage is the one that the stage names', async () => {
  const ask = (path: string) => {
    const ResourceArn = `arn:aws:apigateway:eu-west-1::/restapis/${path}`;
    return used.clients.waf.send(new waf.GetWebACLForResourceCommand({ ResourceArn }));
  };
  expect(plain((await ask('orders0001/stages/prod')).WebACL)).toEqual(webAcl);
  expect((await ask('orders0001/stages/test')).WebACL).toBeUndefined();
  await expect(ask('second0002/stages/prod')).rejects.toMatchObject({ name: 'AccessDeniedException' });
  await expect(ask('orders0001/stages/nope')).rejects.toMatchObject({ name: 'WAFNonexistentItemException' });
});

test('a web ACL is found by ARN, and by name and id', async () => {
  const { waf: client } = used.clients;
  expect(plain((await client.send(new waf.GetWebACLCommand({ ARN: office }))).WebACL)).toEqual(webAcl);
  const named = { Name: 'office', Id: '1', Scope: 'REGIONAL' } as const;
  expect(plain((await client.send(new waf.GetWebACLCommand(named))).WebACL)).toEqual(webAcl);
});

test('what a rule looks for is sent as bytes, however the file writes it', async () => {
  const looksFor = (SearchString: string) => ({ ByteMatchStatement: { SearchString, FieldToMatch: { UriPath: {} } } });
  const rule = (text: string) => ({ Name: text, Priority: 0, Statement: looksFor(text) });
  const sandbox = await startSandbox({
    accounts: [{ ...exampleAccount, webAcls: [{ ...webAcl, Rules: [rule('/admin'), rule('L2FkbWlu')] }] }],
  });
  const client = new waf.WAFV2Client({ endpoint: sandbox.url, region: 'eu-west-1', credentials: sandboxCredentials });
  const { WebACL } = await client.send(new waf.GetWebACLCommand({ ARN: office }));
  await sandbox.close();
  const texts = WebACL?.Rules?.map(({ Statement }) =>
    new TextDecoder().decode(Statement?.ByteMatchStatement?.SearchString),
  );
  expect(texts).toEqual(['/admin', '/admin']);
});

test('an IP set is found by name and id', async () => {
  const ask = (Id: string) => used.clients.waf.send(new waf.GetIPSetCommand({ Name: 'office', Id, Scope: 'REGIONAL' }));
  expect((await ask('2')).IPSet?.Addresses).toEqual(['198.51.100.0/24']);
  await expect(ask('3')).rejects.toMatchObject({ name: 'WAFNonexistentItemException' });
});

test('sampled requests carry their time', async () => {
  const TimeWindow = { StartTime: new Date('2026-01-10T09:00:00Z'), EndTime: new Date('2026-01-10T11:00:00Z') };
  const input = { WebAclArn: office, RuleMetricName: 'all', Scope: 'REGIONAL', MaxItems: 10, TimeWindow } as const;
  const { SampledRequests = [] } = await used.clients.waf.send(new waf.GetSampledRequestsCommand(input));
  expect(SampledRequests[0]).toMatchObject({ Action: 'BLOCK', Timestamp: new Date('2026-01-10T10:00:00Z') });
});

test('every operation is tried above', () => expectEveryOperation(used.sandbox, service));
