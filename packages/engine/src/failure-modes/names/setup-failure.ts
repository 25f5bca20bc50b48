import type { World } from '../../world.ts';

/** A management call about an endpoint that failed, with all that was said of it. */
export interface SetupFailure {
  readonly text: string;
  /** Ids that the text names. */
  readonly subnetIds: readonly string[];
  readonly vpcIds: readonly string[];
}

/** A management call that failed, of which the error's words were not told. */
export const isWordlessSetup = ({ seen }: World): boolean => seen.kind === 'setup-failed' && seen.text === '';

/** Whether a failed call was one of these, or was not named. */
export const mayBeCall = ({ complaint }: World, calls: RegExp): boolean =>
  !complaint.managementCall || calls.test(complaint.managementCall);

const endpointCalls = /(?:Create|Modify)VpcEndpoint|vpc[- _]?endpoint/i;

/** Whether a failed call was about an endpoint, or was not named and the API is a private one. */
export const isAboutEndpoints = ({ complaint, snapshot: { api } }: World): boolean =>
  complaint.managementCall
    ? endpointCalls.test(complaint.managementCall)
    : api.kind === 'REST' &&
      api.restApi.state === 'present' &&
      api.restApi.value.endpointConfiguration?.types?.includes('PRIVATE') === true;

/** The failed creation or change of an endpoint that the complaint speaks of; undefined when it speaks of none. */
export const readSetupFailure = ({ complaint, seen }: World): SetupFailure | undefined => {
  if (seen.kind !== 'setup-failed') return undefined;
  const { text } = seen;
  if (!endpointCalls.test(`${complaint.managementCall ?? ''} ${text}`)) return undefined;
  return { text, subnetIds: text.match(/subnet-[0-9a-z]+/g) ?? [], vpcIds: text.match(/vpc-[0-9a-z]+/g) ?? [] };
};
