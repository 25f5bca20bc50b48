import type { Target } from '@gatescope/shared';
import { partitionOf } from '@gatescope/shared';

/** The action of every call. */
export const invokeAction = 'execute-api:Invoke';

/** `arn:{partition}:execute-api:{region}:{account}:{api}`, without stage, verb and path. */
export const executeApiArn = ({ accountId, region, apiId }: Target): string =>
  `arn:${partitionOf(region).id}:execute-api:${region}:${accountId}:${apiId}`;

/** What of a request stands in its ARN. `path` is the one below the stage, as sent. */
export interface CalledMethod {
  readonly stageName: string;
  readonly verb: string;
  readonly path: string;
}

/**
 * The ARN that policies are asked about. The path is the one that was called, not the resource's template, and loses
 * its first slash only: further slashes stay as sent.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/arn-format-reference.html
 */
export const methodArn = (target: Target, { stageName, verb, path }: CalledMethod): string =>
  `${executeApiArn(target)}/${stageName}/${verb}/${path.replace(/^\//, '')}`;
