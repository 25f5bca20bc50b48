import { CollectorError } from './collector-error.ts';
import type { Place } from './resource-arn.ts';
import type { Trouble } from './trouble.ts';

/** The error that ends a collection when credentials cannot be used at all; undefined for other trouble. */
export const toCredentialError = ({ kind, message }: Trouble, place: Place): CollectorError | undefined => {
  const where = `${place.accountId === undefined ? '' : `account ${place.accountId}, `}Region ${place.region}`;
  switch (kind) {
    case 'no-credentials':
      return new CollectorError(
        'no-credentials',
        `No AWS credentials were found (${where}). Give the console's host a role, or set credentials in its environment. AWS SDK: ${message}`,
      );
    case 'expired-credentials':
      return new CollectorError(
        'expired-credentials',
        `The AWS credentials have expired (${where}). Sign in again, or let the host role provide fresh ones. AWS: ${message}`,
      );
    case 'invalid-credentials':
      return new CollectorError(
        'invalid-credentials',
        `AWS does not accept these credentials (${where}). Check the key and the clock, and that the Region is enabled for the account. AWS: ${message}`,
      );
    case 'aborted':
      return new CollectorError('aborted', `Reading from AWS was cancelled (${where}). Start it again when needed.`);
    default:
      return undefined;
  }
};
