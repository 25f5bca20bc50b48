import { contracts, type ContractId } from '@gatescope/shared';
import type { Logger } from 'pino';
import type { RequestObserver } from '../http/request-log.ts';
import { reachPath } from '../reach/reach-path.ts';

const actionByPlace = new Map<string, string>([
  ...Object.keys(contracts).map((id): [string, string] => {
    const contract = contracts[id as ContractId];
    return [`${contract.method} ${contract.path}`, contract.id];
  }),
  [`GET ${reachPath}`, 'reach'],
]);

/**
 * Writes who looked at what: one line for every answered question that was about an API, refused ones included.
 * The lines carry `"log":"audit"`, by which a log group's subscription can keep them apart.
 */
export const createAudit = (logger: Logger): RequestObserver => {
  const audit = logger.child({ log: 'audit' });
  return ({ state, method, status }) => {
    // HEAD is served by what serves GET.
    const action = actionByPlace.get(`${method === 'HEAD' ? 'GET' : method} ${state.route}`);
    if (action === undefined) return;
    audit.info(
      {
        who: state.user?.id ?? 'nobody',
        action,
        ...(state.subject
          ? { accountId: state.subject.accountId, region: state.subject.region, apiId: state.subject.apiId }
          : {}),
        status,
        requestId: state.requestId,
      },
      'audit',
    );
  };
};
