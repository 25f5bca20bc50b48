import { describeListeners } from '../reads/load-balancing/describe-listeners.ts';
import { describeTargetHealth } from '../reads/load-balancing/describe-target-health.ts';
import { atArn } from './at-arn.ts';
import type { Trip } from './trip.ts';

/** The listeners of a load balancer. */
export const fillListeners = async (trip: Trip, arn: string): Promise<void> => {
  trip.facts.listeners[arn] = await atArn(trip, arn, (site) => site.ask(describeListeners, { loadBalancerArn: arn }));
};

/** The health of a target group's targets. */
export const fillTargetHealth = async (trip: Trip, arn: string): Promise<void> => {
  trip.facts.targetHealth[arn] = await atArn(trip, arn, (site) =>
    site.ask(describeTargetHealth, { targetGroupArn: arn }),
  );
};
