import { parseArn, parsePointer, resolvePointer, type Snapshot, toPointer } from '@gatescope/shared';
import { consoleLinks } from '../console-links.ts';
import { roleLink, toConsoleLink } from '../pointer-link.ts';
import { functionArnOf } from './to-target.ts';

type Of = (place: { readonly region: string; readonly id: string }) => string | undefined;

/** Things that have a page of their own in the AWS console, by the field that holds their id. */
const pages: Readonly<Record<string, Of>> = {
  VpcEndpointId: consoleLinks.vpcEndpoint,
  vpcEndpointIds: consoleLinks.vpcEndpoint,
  VpcId: consoleLinks.vpc,
  SubnetId: consoleLinks.subnet,
  SubnetIds: consoleLinks.subnet,
  GroupId: consoleLinks.securityGroup,
};

/** By list of an account: the field with the id of its items. */
const itemIds: Readonly<Record<string, string>> = {
  vpcEndpoints: 'VpcEndpointId',
  vpcs: 'VpcId',
  subnets: 'SubnetId',
  securityGroups: 'GroupId',
};

const pageOf = (field: string, id: unknown, region: string): string | undefined =>
  typeof id === 'string' ? pages[field]?.({ region, id }) : undefined;

/** Where an ARN leads by itself: a role, a log group, the function of an integration. */
const toArnLink = (text: string, region: string): string | undefined => {
  const arn = parseArn(functionArnOf({ uri: text }) ?? text);
  if (arn === undefined || text.includes('${')) return undefined;
  const [type, name = ''] = arn.resource.split(/[:/]/);
  if (arn.service === 'iam' && type === 'role') return roleLink(region, text);
  if (arn.service === 'lambda' && type === 'function') return consoleLinks.lambdaFunction({ region: arn.region, name });
  // The names of log groups have slashes.
  const group = arn.resource.split(':')[1];
  return arn.service === 'logs' && group ? consoleLinks.logGroup({ region: arn.region, name: group }) : undefined;
};

const indexed = /^\d+$/;

/** The text that says what a value names: itself, or where an integration leads. */
const nameOf = (value: unknown): string | undefined => {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return undefined;
  const uri: unknown = 'uri' in value ? value.uri : 'IntegrationUri' in value ? value.IntegrationUri : undefined;
  return typeof uri === 'string' ? uri : undefined;
};

/** What a value itself names: an id, an ARN. */
const toNamed = (snapshot: Snapshot, pointer: string): string | undefined => {
  const value = nameOf(resolvePointer(snapshot, pointer));
  if (value === undefined) return undefined;
  const [last = '', before = ''] = parsePointer(pointer).toReversed();
  const { region } = snapshot.target;
  return pageOf(indexed.test(last) ? before : last, value, region) ?? toArnLink(value, region);
};

/** The item of an account's list that a pointer leads into. */
const toItem = (snapshot: Snapshot, pointer: string): string | undefined => {
  const [root, part = '', envelope = '', index = ''] = parsePointer(pointer);
  const field = itemIds[part];
  if (root !== 'account' || field === undefined || !indexed.test(index)) return undefined;
  return pageOf(field, resolvePointer(snapshot, toPointer(root, part, envelope, index, field)), snapshot.target.region);
};

/**
 * Where the AWS console shows a value: the thing that the value names, else the item that holds it, else the page of the
 * part of the configuration that it lies in.
 */
export const toValueLink = (snapshot: Snapshot, pointer: string): string | undefined =>
  toNamed(snapshot, pointer) ?? toItem(snapshot, pointer) ?? toConsoleLink(pointer, snapshot.target);
