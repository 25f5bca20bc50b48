import type { Contracts, SessionTarget } from '@gatescope/shared';
import type { Handler } from '../http/handler.ts';
import type { TargetIdentity } from '../ports.ts';
import type { HandlerDeps } from './deps.ts';

const toSessionTarget = ({ regions, ...rest }: TargetIdentity): SessionTarget => ({ ...rest, regions: [...regions] });

export const getSession =
  ({ collector, reports, info, probes }: HandlerDeps): Handler<Contracts['getSession']> =>
  async (_input, { user, signal }) => ({
    ...info,
    user: { id: user.id, ...(user.name === undefined ? {} : { name: user.name }), roles: [...user.roles] },
    targets: (await collector.identities(signal)).map(toSessionTarget),
    features: {
      reports: reports.kind,
      probes: probes.route !== undefined,
      signedProbes: probes.route !== undefined && probes.sign !== undefined,
    },
  });
