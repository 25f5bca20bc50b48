import type { TargetHealth } from '@gatescope/shared';

/** Whether a load balancer sends calls to a target. */
export const isHealthyTarget = ({ TargetHealth: health }: TargetHealth): boolean =>
  // `unavailable` comes from health checks that are off; it does not say that calls fail.
  health?.State === undefined || health.State === 'healthy' || health.State === 'unavailable';

/** Targets as a gate's detail tells them. */
export const targetDetails = (targets: readonly TargetHealth[]): readonly Readonly<Record<string, unknown>>[] =>
  targets.map(({ Target, TargetHealth: health }) => ({
    target: `${Target?.Id ?? ''}:${Target?.Port ?? ''}`,
    state: health?.State,
    reason: health?.Reason,
    description: health?.Description,
  }));
