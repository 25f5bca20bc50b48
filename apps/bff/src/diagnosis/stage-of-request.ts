import { parseInvokeHost, type Request, type Snapshot } from '@gatescope/shared';
import { addressOf } from './name-by-syntax.ts';
import { stagesOf } from './stages-of.ts';

/** The stage that a call on one of API Gateway's own hosts names in its path, where the API has it. */
export const stageOfRequest = (snapshot: Snapshot, request: Request | null): string | undefined => {
  const address = request === null ? undefined : addressOf(request.url);
  if (address === undefined) return undefined;
  const { kind } = parseInvokeHost(address.host);
  if (kind !== 'default' && kind !== 'alias' && kind !== 'endpoint') return undefined;
  const stages = stagesOf(snapshot) ?? [];
  const first = decodeURIComponent(address.path.split('/')[1] ?? '');
  if (stages.includes(first)) return first;
  return stages.includes('$default') ? '$default' : undefined;
};
