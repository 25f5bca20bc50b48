import type { Fix, ProposedFix, Snapshot } from '@gatescope/shared';
import { parsePointer, resolvePointer } from '@gatescope/shared';
import type { World } from '../world.ts';

const requestWords = ({ request }: World): string => (request ? `${request.method} ${request.url}` : 'The call');

/** What to send to the people who own the other side: what fails, what to change, what else to know. */
const messageTo = (world: World, fix: ProposedFix): string =>
  [
    `${requestWords(world)} does not get through, and what has to change is on your side.`,
    `Please: ${fix.title.charAt(0).toLowerCase()}${fix.title.slice(1)}.`,
    ...fix.notes.slice(0, 1),
  ].join(' ');

/** The account whose things a patch changes, where that is not the API's own. */
const ownerByPath = ({ change }: ProposedFix): string | undefined =>
  change.kind === 'patch'
    ? change.operations
        .map((operation) => ('path' in operation ? parsePointer(operation.path) : []))
        .find(([area]) => area === 'otherAccounts')?.[1]
    : undefined;

/** Who must do a fix: the account that owns the failing side, or the caller. */
export const actorOf = (world: World, fix: ProposedFix): Fix['actor'] => {
  const { accountId } = world.snapshot.target;
  if (fix.owner === 'caller' || fix.change.kind === 'request') return { who: 'whoever sends the request' };
  const owner = fix.owner ?? ownerByPath(fix);
  if (owner === undefined || owner === accountId) return { accountId, who: 'the account of the API' };
  const isAccount = /^\d{12}$/.test(owner);
  return {
    ...(isAccount ? { accountId: owner } : {}),
    who: isAccount ? `account ${owner}` : owner,
    message: messageTo(world, fix),
  };
};

type Tags = Readonly<Record<string, string>>;

const tagsOf = (value: unknown): Tags => {
  if (typeof value !== 'object' || value === null) return {};
  const { tags, Tags: listed } = value as { tags?: Tags; Tags?: Tags | readonly { Key?: string; Value?: string }[] }; // both spellings of AWS
  if (Array.isArray(listed))
    return Object.fromEntries(listed.flatMap(({ Key, Value }) => (Key ? [[Key, Value ?? '']] : [])));
  return tags ?? (listed as Tags | undefined) ?? {};
};

const managerOf = (tags: Tags): string | undefined => {
  const stack = tags['aws:cloudformation:stack-name'];
  if (stack) return `CloudFormation stack ${stack}`;
  const said = Object.entries(tags).find(
    ([key, value]) => /^managed[-_ ]?by$|^terraform$|^pulumi/i.test(key) && value !== '' && value !== 'false',
  );
  if (!said) return undefined;
  return /terraform/i.test(said.join(' ')) ? 'Terraform' : /pulumi/i.test(said.join(' ')) ? 'Pulumi' : said[1];
};

/** The things along a pointer that may carry tags: the deepest first. */
const alongPath = (snapshot: Snapshot, pointer: string): unknown[] => {
  const tokens = parsePointer(pointer);
  return tokens.map((_, index) =>
    resolvePointer(
      snapshot,
      tokens
        .slice(0, tokens.length - index)
        .map((token) => `/${token.replaceAll('~', '~0').replaceAll('/', '~1')}`)
        .join(''),
    ),
  );
};

/** The tool that owns what the fix changes and would revert it, when tags of the thing (or of its API) say so. */
export const managedBy = (snapshot: Snapshot, { change }: ProposedFix): string | undefined => {
  if (change.kind !== 'patch') return undefined;
  const own = change.operations.flatMap((operation) =>
    'path' in operation ? alongPath(snapshot, operation.path) : [],
  );
  const touchesApi = change.operations.some(
    (operation) => !('path' in operation) || operation.path.startsWith('/api/'),
  );
  const { api } = snapshot;
  const apiFact = api.kind === 'REST' ? api.restApi : api.api;
  const candidates = [...own, ...(touchesApi && apiFact.state === 'present' ? [apiFact.value] : [])];
  return candidates.map((value) => managerOf(tagsOf(value))).find((manager) => manager !== undefined);
};
