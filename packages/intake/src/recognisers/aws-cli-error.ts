import { extendBack } from '../text/extend-back.ts';
import { matchLines } from '../text/match-lines.ts';
import { readAwsError } from './aws-error.ts';
import { toManagementReading } from './management-reading.ts';
import type { Recogniser } from './reading.ts';

const boto =
  /An error occurred \((\w{1,80})\) when calling the (\w{1,80}) operation(?: \(reached max retries: \d{1,3}\))?: (.{1,3000})$/;

/** Errors of the AWS CLI and of boto3: both name the operation. */
export const awsCliError: Recogniser = {
  id: 'aws-cli-error',
  sign: /when calling the \w{1,80} operation/,
  read: (page) =>
    matchLines(page, boto).map(({ match, span, line }) => {
      const [, code = '', call = '', text = ''] = match;
      const start = line.start + extendBack(line.text, match.index);
      return toManagementReading({ ...readAwsError(text), code, call, span: { start, end: span.end } });
    }),
};
