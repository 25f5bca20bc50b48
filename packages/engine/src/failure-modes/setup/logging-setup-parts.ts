import type { SetupPart } from '../failure-mode.ts';

/**
 * CreateStage and UpdateStage with a destination for access logs.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging.html
 */
export const logDeliverySetup: SetupPart = {
  errors:
    /insufficient permissions to enable logging|cannot enable logging\. policy document length|access ?log (?:format|destination) must|execution logs are not supported/i,
  texts: ['Insufficient permissions to enable logging', 'Cannot enable logging. Policy document length'],
  summary: 'AWS refuses to switch logs on for this stage.',
  explanation:
    'An HTTP API has access logs only: a logging level belongs to the execution logs of REST and WebSocket APIs, and is refused. It writes its access logs by a log delivery of CloudWatch Logs. Whoever saves the stage needs logs:CreateLogDelivery and its kin (also logs:PutResourcePolicy, logs:DescribeResourcePolicies and logs:DescribeLogGroups), and each new log group is written into a resource policy of the account and Region, AWSLogDeliveryWrite20150319, which holds 5,120 characters: after some groups it is full. A format has to be one line with $context.requestId (or $context.extendedRequestId).',
  fix: {
    id: 'permit-log-delivery',
    title:
      'Permit the log delivery to whoever saves the stage, and make room in the resource policy of CloudWatch Logs',
    notes: [
      'Log groups named /aws/vendedlogs/… are covered by one statement for all of them.',
      "'aws logs describe-resource-policies' shows what the policy holds.",
    ],
  },
};
