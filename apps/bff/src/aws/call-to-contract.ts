import type { CallRecord } from '@gatescope/collector';
import type { AwsCall } from '@gatescope/shared';

/** A call as the contract shows it. */
export const toAwsCall = ({ read: _read, ...call }: CallRecord): AwsCall => call;
