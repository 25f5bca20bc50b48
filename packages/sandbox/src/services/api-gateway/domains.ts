import type { AwsRecord } from '../../account-file.ts';
import type { Call, Operation } from '../../call.ts';
import { type JsonObject, jsonText } from '../../json.ts';
import { notFound, pagedList, read, resourceOfPath } from './operation.ts';
import { toWireRecord } from './wire-record.ts';

/** Reads of custom domain names, their mappings, and who may reach the private ones. */
export const domainOperations: readonly Operation[] = [
  read('GetDomainNames', '/domainnames', (call) => pagedList(call, ownedAsAsked(call, listDomains(call)))),
  read('GetDomainName', '/domainnames/{domainName}', (call) => toWireRecord(findDomain(call)), domainArn('')),
  read(
    'GetBasePathMappings',
    '/domainnames/{domainName}/basepathmappings',
    getBasePathMappings,
    domainArn('/basepathmappings'),
  ),
  read('GetDomainNameAccessAssociations', '/domainnameaccessassociations', (call) =>
    pagedList(call, ownedAsAsked(call, call.account.wide.domainNameAccessAssociations ?? [])),
  ),
];

function listDomains({ account }: Call): readonly AwsRecord[] {
  return (account.wide.domainNames ?? []).filter((domain) => domain['domainName'] !== undefined);
}

// Private names may occur more than once; then the id tells them apart.
function findDomain(call: Call): AwsRecord {
  const [name, idInName] = (call.input.text('domainName') ?? '').split('+');
  const id = call.input.text('domainNameId') ?? idInName;
  const found = listDomains(call).find(
    (domain) =>
      domain['domainName'] === name && (id === undefined ? !isPrivate(domain) : domain['domainNameId'] === id),
  );
  if (found === undefined) throw notFound('Invalid domain name identifier specified');
  return found;
}

function isPrivate(domain: JsonObject): boolean {
  return domain['domainNameId'] !== undefined;
}

function getBasePathMappings(call: Call): JsonObject {
  const { domainName, domainNameId } = findDomain(call);
  const mappings = call.account.wide.basePathMappings ?? {};
  const withId = mappings[`${jsonText(domainName)}+${jsonText(domainNameId)}`];
  return pagedList(call, withId ?? mappings[jsonText(domainName)] ?? []);
}

// The ARN of a private domain name carries account and id, that of a public one neither.
// https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonapigatewaymanagement.html
function domainArn(suffix: string): (call: Call) => string {
  return (call) => {
    const { partition, region, accountId, input } = call;
    const id = input.text('domainNameId');
    if (id === undefined) return resourceOfPath(`/domainnames/{domainName}${suffix}`)(call);
    return `arn:${partition}:apigateway:${region}:${accountId}:/domainnames/${input.text('domainName') ?? ''}+${id}${suffix}`;
  };
}

function ownedAsAsked({ input, accountId }: Call, records: readonly AwsRecord[]): readonly AwsRecord[] {
  const asked = input.text('resourceOwner');
  if (asked === undefined) return records;
  const isWanted = (isOwn: boolean) => isOwn === (asked === 'SELF');
  return records.filter((record) => isWanted((ownerOf(record) ?? accountId) === accountId));
}

function ownerOf(record: AwsRecord): string | undefined {
  const arn = record['domainNameAccessAssociationArn'] ?? record['domainNameArn'];
  return typeof arn === 'string' ? arn.split(':')[4] || undefined : undefined;
}
