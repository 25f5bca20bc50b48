import type { Gate, GateAnswer, GateContext } from './gate.ts';
import { callerOf } from './names/caller.ts';
import { readHosting } from './names/hosting.ts';
import { followTarget, resolveName } from './names/resolve-name.ts';
import { settleByDns } from './names/settle-by-dns.ts';

const run = (context: GateContext): GateAnswer => {
  const { world, request } = context;
  if (!world.url) {
    if (request.url.trim() === '') return { outcome: 'unknown', detail: { unsaid: ['url'] } };
    return { outcome: 'stopped', reason: 'url-malformed', replies: [], detail: { url: request.url } };
  }
  const hosting = readHosting(context);
  if (!hosting) return { outcome: 'unknown' };
  const name = world.url.host;
  const caller = callerOf(context, request);
  const answer = resolveName({ context, hosting, caller, name, via: 'url', chain: [name], follow: followTarget });
  return settleByDns(context, answer);
};

/** Where the URL's host leads from where the caller is: to an endpoint, to public addresses, or nowhere. */
export const nameGate: Gate = { id: 'name', title: 'Name', run };
