import { fromTemporaryCredentials } from '@aws-sdk/credential-providers';
import { CollectorError } from '../collector-error.ts';
import { toTrouble } from '../trouble.ts';
import { type Credentials, requestLimits } from './service-clients.ts';
import { shareCredentials } from './share-credentials.ts';

/** Another account that the console may read through a role of its own there. */
export interface TargetAccount {
  readonly accountId: string;
  readonly name: string;
  readonly roleArn?: string;
  readonly externalId?: string;
  readonly regions: readonly string[];
}

/** STS answers at once or not at all; an account whose role is not to be had must not hold up the others. */
const patienceMs = 5_000;

/** Credentials of the role in a target account. A refused AssumeRole is an error of its own, not a hidden fact. */
export const roleCredentials = (parts: {
  readonly target: TargetAccount & { readonly roleArn: string };
  readonly region: string;
  readonly requestTimeoutMs: number;
  readonly now: () => number;
  readonly masterCredentials?: Credentials;
}): Credentials => {
  const { target, region, requestTimeoutMs, now, masterCredentials } = parts;
  const provide = fromTemporaryCredentials({
    ...(masterCredentials === undefined ? {} : { masterCredentials }),
    params: {
      RoleArn: target.roleArn,
      RoleSessionName: 'gatescope',
      ...(target.externalId === undefined ? {} : { ExternalId: target.externalId }),
    },
    clientConfig: {
      region,
      maxAttempts: 2,
      requestHandler: requestLimits(Math.min(requestTimeoutMs, patienceMs)),
    },
  });
  return shareCredentials(async () => {
    try {
      return await provide();
    } catch (error) {
      throw toAssumeRoleError(error, target);
    }
  }, now);
};

const toAssumeRoleError = (error: unknown, { accountId, name, roleArn }: TargetAccount): unknown => {
  const { kind, message } = toTrouble(error);
  if (kind !== 'denied') return error;
  return new CollectorError(
    'access-denied',
    `The role ${roleArn ?? ''} of account ${accountId} (${name}) could not be assumed: ${message} ` +
      'Let its trust policy name the console’s host role (and external id), and allow sts:AssumeRole on it.',
    { cause: error },
  );
};
