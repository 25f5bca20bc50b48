import { type SubnetSelection, SubnetType } from 'aws-cdk-lib/aws-ec2';
import type { Settings } from './settings.ts';

/** Private subnets, with a NAT behind them or without; never public ones. */
export const subnetsOf = ({ network: { hasNat } }: Settings): SubnetSelection => ({
  subnetType: hasNat ? SubnetType.PRIVATE_WITH_EGRESS : SubnetType.PRIVATE_ISOLATED,
});
