import type { ChangeRenderer } from '../rendered-change.ts';
import { logicalId } from './names.ts';

/** A record of Route 53 that points elsewhere. */
export const dnsRecord: ChangeRenderer = {
  pattern: '/account/dnsRecords/value/*/*',
  render: (operation, tokens, { account }) => {
    const record = account.dnsRecords.state === 'present' ? account.dnsRecords.value[Number(tokens[3])] : undefined;
    const field = tokens[4] ?? '';
    if (!record || operation.op !== 'set' || !['ResourceRecords', 'AliasTarget'].includes(field)) return undefined;
    const { HostedZone: zone, ResourceRecords: _records, AliasTarget: _alias, TTL, ...rest } = record;
    const isAlias = field === 'AliasTarget';
    const alias = operation.value as { DNSName?: string; HostedZoneId?: string }; // an alias target where the field says so
    const records = operation.value as { Value?: string }[]; // a list of records otherwise
    const changed = {
      Name: rest.Name,
      Type: rest.Type,
      ...(isAlias
        ? { AliasTarget: { EvaluateTargetHealth: false, ...alias } }
        : { TTL: TTL ?? 300, ResourceRecords: records }),
    };
    const zoneId = (zone?.Id ?? '<id of the hosted zone>').replace('/hostedzone/', '');
    return {
      calls: [
        {
          service: 'route53',
          operation: 'ChangeResourceRecordSets',
          input: { HostedZoneId: zoneId, ChangeBatch: { Changes: [{ Action: 'UPSERT', ResourceRecordSet: changed }] } },
        },
      ],
      cloudFormation: [
        {
          type: 'AWS::Route53::RecordSet',
          logicalId: logicalId(`${rest.Name} record`),
          properties: {
            HostedZoneId: zoneId,
            Name: rest.Name,
            Type: rest.Type,
            ...(isAlias
              ? { AliasTarget: alias }
              : { TTL: String(TTL ?? 300), ResourceRecords: records.flatMap(({ Value }) => (Value ? [Value] : [])) }),
          },
        },
      ],
      console: [
        `In Route 53, open the hosted zone, edit ${rest.Name} ${rest.Type}, and point it to ${isAlias ? (alias.DNSName ?? '') : (records[0]?.Value ?? '')}.`,
      ],
      check: { service: 'route53', operation: 'ListResourceRecordSets', input: { HostedZoneId: zoneId } },
    };
  },
};
