import { createHash } from 'node:crypto';
import { readable } from '../../aws-error.ts';
import type { Call } from '../../call.ts';
import { isList } from '../../is-list.ts';
import { isJsonObject, type Json, type JsonObject } from '../../json.ts';

/** A hosted zone with the record sets that the account file puts into it. */
export interface HostedZone {
  readonly id: string;
  readonly name: string;
  readonly isPrivate: boolean;
  readonly vpcs: readonly { readonly VPCId: string; readonly VPCRegion: string }[];
  readonly records: readonly JsonObject[];
}

/**
 * The hosted zones of the account: record sets whose `HostedZone` agrees stand in one zone. A zone that is not named
 * is taken to be the parent of the record's name.
 */
export function listHostedZones(call: Call): readonly HostedZone[] {
  const zones = new Map<string, HostedZone>();
  for (const { HostedZone: said = {}, ...record } of readable(call.account.global.dnsRecords)) {
    const name = withDot(typeof said['Name'] === 'string' ? said['Name'] : parentOf(record.Name));
    const isPrivate = said['PrivateZone'] === true;
    const vpcs = toVpcs(said['VPCs'], call.region);
    const id = typeof said['Id'] === 'string' ? bareId(said['Id']) : idFor(JSON.stringify([name, isPrivate, vpcs]));
    const before = zones.get(id);
    const records = [...(before?.records ?? []), { ...record, Name: withDot(record.Name) }];
    zones.set(id, { id, name, isPrivate, vpcs, records });
  }
  return [...zones.values()].toSorted((left, right) => compareDnsNames(left.name, right.name));
}

/** Route 53 orders names by their labels from the right. */
export function compareDnsNames(left: string, right: string): number {
  const [a, b] = [reversed(left), reversed(right)];
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A zone id without the path that some calls put before it. */
export function bareId(id: string): string {
  return id.replace(/^\/?hostedzone\//, '');
}

/** A name as Route 53 writes it. */
export function withDot(name: string): string {
  return name.endsWith('.') ? name : `${name}.`;
}

function reversed(name: string): string {
  return withDot(name).split('.').slice(0, -1).toReversed().join('.');
}

function parentOf(name: string): string {
  const labels = withDot(name).split('.').slice(0, -1);
  return labels.length > 2 ? labels.slice(1).join('.') : labels.join('.');
}

function toVpcs(vpcs: Json | undefined, region: string): HostedZone['vpcs'] {
  if (!isList(vpcs)) return [];
  return vpcs.flatMap((vpc) => {
    if (typeof vpc === 'string') return [{ VPCId: vpc, VPCRegion: region }];
    if (!isJsonObject(vpc) || typeof vpc['VPCId'] !== 'string') return [];
    return [{ VPCId: vpc['VPCId'], VPCRegion: typeof vpc['VPCRegion'] === 'string' ? vpc['VPCRegion'] : region }];
  });
}

function idFor(text: string): string {
  return `Z${createHash('sha256').update(text).digest('hex').slice(0, 20).toUpperCase()}`;
}
