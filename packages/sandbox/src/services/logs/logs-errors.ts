import { AwsError } from '../../aws-error.ts';

/** CloudWatch Logs' answer for a group that is not there. */
export function noSuchGroup(): AwsError {
  return notFound('The specified log group does not exist.');
}

/** CloudWatch Logs' ResourceNotFoundException. */
export function notFound(message: string): AwsError {
  return new AwsError({ status: 400, code: 'ResourceNotFoundException', message });
}

/** CloudWatch Logs' answer for a parameter that makes no sense. */
export function invalidParameter(message: string): AwsError {
  return new AwsError({ status: 400, code: 'InvalidParameterException', message });
}
