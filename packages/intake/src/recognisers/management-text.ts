import type { Page } from '../text/page.ts';
import { readAwsError } from './aws-error.ts';
import { findManagementMessage } from './management-messages.ts';
import { toManagementReading } from './management-reading.ts';
import type { Reading, Recogniser } from './reading.ts';

const read = (page: Page): Reading[] =>
  page.lines.flatMap((line) => {
    if (!page.isFree(line)) return [];
    const message = findManagementMessage(line.text);
    if (!message) return [];
    const text = line.text.trim().replace(/^(?:Error: )?(?:(\w{1,80}Exception): )?/, '');
    const code = /^(?:Error: )?(\w{1,80}Exception): /.exec(line.text.trim())?.[1];
    return [toManagementReading({ ...readAwsError(text), ...(code ? { code } : {}), span: line })];
  });

/** A management call's message by itself, as the console shows it in red. */
export const managementText: Recogniser = {
  id: 'management-text',
  sign: /role ARN|pass role|authorizer|identity source|API Stage|ownershipVerification|permissions|resource policy|integration defined|any methods|one route|Active stages|policy document|identifier specified|already exists|dualstack|private|availability zone|subnet|Vpc ?Endpoint|certificate|base path|Cannot update/i,
  read,
};
