import { contracts, type ContractId } from '@gatescope/shared';
import type { Logger } from 'pino';
import type { RequestObserver } from '../http/request-log.ts';

const idByPlace = new Map<string, string>(
  Object.keys(contracts).map((id) => {
    const contract = contracts[id as ContractId];
    return [`${contract.method} ${contract.path}`, contract.id];
  }),
);

/**
 * Writes who looked at what: one line for every answered question that was about an API, refused ones included.
 * The lines carry `"log":"audit"`, by which a log group's subscription can keep them apart.
 */
export const createAudit = (logger: Logger): RequestObserver => {
  const audit = logger.child({ log: 'audit' });
  return ({ state, method, status }) => {
    const action = idByPlace.get(`${method} ${state.route}`);
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
