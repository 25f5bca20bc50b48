import type { World } from '../../world.ts';

/** A management call about an endpoint that failed, with all that was said of it. */
export interface SetupFailure {
  readonly text: string;
  /** Ids that the text names. */
  readonly subnetIds: readonly string[];
  readonly vpcIds: readonly string[];
}

const endpointCalls = /(?:Create|Modify)VpcEndpoint|vpc[- _]?endpoint/i;

/** The failed creation or change of an endpoint that the complaint speaks of; undefined when it speaks of none. */
export const readSetupFailure = ({ complaint, seen }: World): SetupFailure | undefined => {
  if (complaint.kind !== 'setup-failed') return undefined;
  const { text } = seen;
  if (!endpointCalls.test(`${complaint.managementCall ?? ''} ${text}`)) return undefined;
  return { text, subnetIds: text.match(/subnet-[0-9a-z]+/g) ?? [], vpcIds: text.match(/vpc-[0-9a-z]+/g) ?? [] };
};
