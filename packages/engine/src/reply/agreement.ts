import type { PredictedReply } from '@gatescope/shared';
import type { ComplaintReading } from '../complaint-reading.ts';
import { maySpeakOf } from '../cors/cors-issue.ts';

/** How a predicted reply stands to what somebody saw. */
export type Agreement = 'agrees' | 'silent' | 'contradicts';

const sameText = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

/** Without a status it still was a reply that was seen: AWS's error type, a policy's refusal, or a JSON body that is no client's own error. */
const isReply = ({ errorType, refusal, messageKey, message }: ComplaintReading): boolean =>
  errorType !== undefined ||
  refusal !== undefined ||
  (messageKey !== undefined && !/network ?error|fetch|socket|connect/i.test(message ?? ''));

const compareConnection = (predicted: NonNullable<PredictedReply['connection']>, seen: ComplaintReading): Agreement => {
  if (seen.status !== undefined) return 'contradicts';
  if (seen.connection !== undefined) return seen.connection === predicted ? 'agrees' : 'contradicts';
  if (seen.kind === 'no-connection' || seen.isUnanswered) return 'agrees';
  return isReply(seen) ? 'contradicts' : 'silent';
};

/** A body was seen, and it has no message where the predicted reply has one. */
const hasOtherBody = (predicted: PredictedReply, { bodyText, messageKey }: ComplaintReading): boolean =>
  (predicted.message ?? predicted.messageStart) !== undefined && messageKey === undefined && bodyText !== undefined;

const messageAgreement = (predicted: PredictedReply, seen: ComplaintReading): Agreement => {
  if (seen.message === undefined) return hasOtherBody(predicted, seen) ? 'contradicts' : 'silent';
  if (predicted.message !== undefined) return sameText(predicted.message, seen.message) ? 'agrees' : 'contradicts';
  if (predicted.messageStart !== undefined) {
    return seen.message.toLowerCase().startsWith(predicted.messageStart.toLowerCase()) ? 'agrees' : 'contradicts';
  }
  return 'silent';
};

/**
 * Compares one predicted reply with the complaint. Status, message and error type must not differ where both are known;
 * at least one must be equal to agree. Message text is compared parsed and without case: captures differ in both.
 */
export const compareReply = (predicted: PredictedReply, seen: ComplaintReading): Agreement => {
  if (predicted.connection) return compareConnection(predicted.connection, seen);
  if (predicted.corsIssue !== undefined && seen.cors)
    return maySpeakOf(seen.cors, predicted.corsIssue) ? 'agrees' : 'contradicts';
  if (seen.connection !== undefined || seen.isUnanswered) return 'contradicts';
  if (seen.kind === 'no-connection' && seen.status === undefined) return 'contradicts';
  const parts: Agreement[] = [messageAgreement(predicted, seen)];
  if (predicted.status !== undefined && seen.status !== undefined) {
    parts.push(predicted.status === seen.status ? 'agrees' : 'contradicts');
  }
  if (predicted.errorType !== undefined && seen.errorType !== undefined) {
    parts.push(sameText(predicted.errorType, seen.errorType) ? 'agrees' : 'contradicts');
  }
  if (parts.includes('contradicts')) return 'contradicts';
  return parts.includes('agrees') ? 'agrees' : 'silent';
};

/** The best agreement among several possible replies; no prediction is silent. */
export const compareReplies = (predicted: readonly PredictedReply[], seen: ComplaintReading): Agreement => {
  if (predicted.length === 0 || seen.isEmpty) return 'silent';
  const all = predicted.map((reply) => compareReply(reply, seen));
  if (all.includes('agrees')) return 'agrees';
  return all.includes('silent') ? 'silent' : 'contradicts';
};
