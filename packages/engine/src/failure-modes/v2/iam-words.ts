import type { CheckContext } from '../failure-mode.ts';
import type { Stop } from '../stop.ts';
import { stepOf } from './route-step.ts';

/** AWS's page on IAM authorization of HTTP APIs. */
export const iamPage = {
  url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-access-control-iam.html',
  proves: 'IAM authorization of HTTP APIs, which say Forbidden and no more.',
};

/** Whether the management API (@connections) was called. */
export const isManagement = (context: CheckContext, at?: Stop): boolean => stepOf(context, at)?.call === 'management';
