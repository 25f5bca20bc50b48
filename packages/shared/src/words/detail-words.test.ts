import { describe, expect, it } from 'vitest';
import { detailLabel, detailValue } from './detail-words.ts';

describe('the label of a value', () => {
  it.each([
    ['network', 'vpcId', 'VPC'],
    ['integration', 'status', 'State of the VPC link'],
    ['response', 'status', 'Status of the integration response'],
    ['authorization', 'identityPolicy.kind', 'Policy'],
    ['host', 'domainPolicy.principal', 'Caller, to the policy'],
    ['resource-policy', 'policy.context.aws:SourceVpce', 'aws:SourceVpce'],
    ['response', 'headers.vary', 'vary'],
    ['route', 'parameters.id', '{id}'],
  ])('at the gate %s, of %s, is "%s"', (gate, path, label) => {
    expect(detailLabel(gate, path.split('.'))).toBe(label);
  });

  it('is null for what is not for reading, and undefined for what has none', () => {
    for (const path of [
      'pointer',
      'endpointPointer',
      'policy.pointer',
      'policy.statements.action.path',
      'limits.settings.x',
    ])
      expect(detailLabel('x', path.split('.')), path).toBeNull();
    for (const path of ['constructor', 'newThing', 'policy.newThing'])
      expect(detailLabel('x', path.split('.'))).toBeUndefined();
  });
});

describe('the words of a value', () => {
  it.each([
    ['route', 'reason', 'proxy-parent', 'a proxy resource does not take its own parent path'],
    ['authentication', 'scheme', 'none', 'none'],
    ['api-key', 'sent', 'not-sent', 'none'],
    ['authorization', 'policy.decisions', 'implicitDeny', 'does not allow'],
    ['network', 'vpcId', 'vpc-1', 'vpc-1'],
    ['network', 'port', 443, '443'],
    ['cache', 'isCached', true, 'yes'],
    ['name', 'unsaid', 'network.vpcId', 'the VPC that the call comes from'],
    ['name', 'unsaid', 'something', 'something'],
    ['name', 'because', 'constructor', 'constructor'],
  ])('at the gate %s, of %s %s, are "%s"', (gate, path, value, words) => {
    expect(detailValue(gate, path.split('.'), value)).toBe(words);
  });
});
