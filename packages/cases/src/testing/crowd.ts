import type { AccountFile } from '@gatescope/shared';
import { partitionOf } from '@gatescope/shared';
import type { CaseFile } from '../case-file.ts';
import { parseCase } from '../case-file.ts';

type Parts = Record<string, unknown>;

/** One account that holds the APIs of many cases side by side. */
export interface Crowd {
  readonly members: readonly CaseFile[];
  readonly apis: readonly object[];
  /** What the APIs share, all members' together. */
  readonly wide: Parts;
}

const home = { accountId: '111122223333', region: 'eu-west-1' };
const ofApi = new Set(
  'restApi resources stages deployments deployedSummary deployedExport gatewayResponses authorizers requestValidators models accessLogs executionLogs apiV2 routes integrations'.split(
    ' ',
  ),
);
/** The fields by which AWS tells the members of its lists apart, the more exact first. */
const idFields =
  'ARN ListenerArn TargetGroupArn LoadBalancerArn VpcEndpointId NetworkInterfaceId RouteTableId NetworkAclId SubnetId GroupId VpcId VpcLinkId id domainName DomainName Name'.split(
    ' ',
  );

const isRecord = (value: unknown): value is Parts =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const idOf = (item: unknown): unknown => {
  if (!isRecord(item)) return item;
  const field = idFields.find((name) => name in item);
  return field === undefined ? undefined : item[field];
};

/** The id goes in front: a pattern such as `role/claims-*` still covers what it covered. */
const rename = (text: string, id: string): string =>
  text
    .replace(/(:function:)([\w-]+)/g, `$1${id}-$2`)
    // Policies stand in cases as text, in which slashes are escaped.
    .replace(/(:assumed-role\\*\/)([\w-]+)/g, `$1${id}-$2`)
    // A role's name is the last part of its path.
    .replace(/(:role(?:\\*\/[\w-]+)*\\*\/)([\w-]+)/g, `$1${id}-$2`);

const withFunctionNames = (functions: unknown, id: string): unknown =>
  isRecord(functions)
    ? Object.fromEntries(
        Object.entries(functions).map(([name, value]) => [
          name.includes(':function:') ? name : name.replace(/^[\w-]+/, (own) => `${id}-${own}`),
          value,
        ]),
      )
    : functions;

/** The case in the crowd's account and Region, its functions and roles under names of their own; undefined where that is not possible. */
const moved = (file: CaseFile): CaseFile | undefined => {
  const { account, id } = file;
  if ('apis' in account || file.request === null || partitionOf(account.region).id !== 'aws') return undefined;
  const text = JSON.stringify(file.raw);
  const isTaken = (own: string, wanted: string): boolean => own !== wanted && text.includes(wanted);
  if (isTaken(account.accountId, home.accountId) || isTaken(account.region, home.region)) return undefined;
  const movedText = rename(text, id)
    .replaceAll(account.accountId, home.accountId)
    .replaceAll(account.region, home.region)
    .replaceAll(account.region.toUpperCase(), home.region.toUpperCase());
  const parsed = parseCase(movedText, `${id}.json`);
  const { lambdaFunctions, ...rest } = parsed.account;
  const own = lambdaFunctions ? { ...rest, lambdaFunctions: withFunctionNames(lambdaFunctions, id) } : rest;
  return { ...parsed, account: own as AccountFile }; // the same file with other keys
};

const partsOf = ({ account }: CaseFile): { api: Parts; wide: Parts } => {
  const entries = Object.entries(account).filter(([name]) => name !== 'accountId' && name !== 'region');
  return {
    api: Object.fromEntries(entries.filter(([name]) => ofApi.has(name))),
    wide: Object.fromEntries(entries.filter(([name, value]) => !ofApi.has(name) && value !== null)),
  };
};

const apiIdOf = (api: Parts): unknown => {
  const { restApi, apiV2 } = api;
  return isRecord(restApi) ? restApi['id'] : isRecord(apiV2) ? apiV2['ApiId'] : undefined;
};

/** Undefined where both hold something of the same name. */
const merge = (name: string, mine: unknown, theirs: unknown): unknown => {
  if (mine === undefined) return theirs;
  if (name === 'getAccount') return mine;
  if (name === 'cloudFront') return [mine, theirs].flat();
  if (Array.isArray(mine) && Array.isArray(theirs)) {
    const known = new Set(mine.map(idOf));
    return theirs.some((item) => known.has(idOf(item))) ? undefined : [...mine, ...theirs];
  }
  if (isRecord(mine) && isRecord(theirs) && name !== 'truststore')
    return Object.keys(theirs).some((key) => key in mine) ? undefined : { ...mine, ...theirs };
  return undefined;
};

const listOf = (value: unknown): readonly Parts[] => [value].flat().filter(isRecord);

/** The names of one's own that an account answers to: one name cannot lead to two members. */
const ownHosts = ({ dnsRecords, domainNames, domainNamesV2, cloudFront }: Parts): ReadonlySet<string> => {
  const named = [...listOf(dnsRecords), ...listOf(domainNames), ...listOf(domainNamesV2)].flatMap((item) => [
    item['Name'],
    item['domainName'],
    item['DomainName'],
  ]);
  const aliases = listOf(cloudFront).flatMap(({ Aliases }) => (isRecord(Aliases) ? [Aliases['Items']].flat() : []));
  const hosts = [...named, ...aliases].filter((host) => typeof host === 'string');
  return new Set(hosts.map((host) => host.toLowerCase().replace(/\.$/, '')));
};

const sharesHost = (mine: Parts, theirs: Parts): boolean => {
  const known = ownHosts(mine);
  return [...ownHosts(theirs)].some((host) => known.has(host));
};

const join = (crowd: Crowd, file: CaseFile): Crowd | undefined => {
  const { api, wide } = partsOf(file);
  if (sharesHost(crowd.wide, wide)) return undefined;
  if (crowd.apis.some((other) => apiIdOf({ ...other }) === apiIdOf(api))) return undefined;
  const merged: Parts = { ...crowd.wide };
  for (const [name, value] of Object.entries(wide)) {
    const both = merge(name, merged[name], value);
    if (both === undefined) return undefined;
    merged[name] = both;
  }
  return { members: [...crowd.members, file], apis: [...crowd.apis, api], wide: merged };
};

/** Puts cases together into so many accounts, each into the next one that has room for it. */
export const makeCrowds = (files: readonly CaseFile[], count: number): Crowd[] => {
  const crowds: Crowd[] = Array.from({ length: count }, () => ({ members: [], apis: [], wide: {} }));
  let turn = 0;
  for (const file of files) {
    const guest = moved(file);
    if (!guest) continue;
    for (let tries = 0; tries < count; tries += 1) {
      const at = (turn + tries) % count;
      const crowd = crowds[at];
      const joined = crowd && join(crowd, guest);
      if (!joined) continue;
      crowds[at] = joined;
      turn = at + 1;
      break;
    }
  }
  return crowds;
};

/** The crowd's account, with one member's API first: the one that is called. */
export const accountOf = ({ apis, members, wide }: Crowd, called: CaseFile): AccountFile => {
  const first = apis[members.indexOf(called)];
  return { ...home, ...wide, apis: [first, ...apis.filter((api) => api !== first)] } as unknown as AccountFile; // put together from account files
};
