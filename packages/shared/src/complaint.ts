import * as z from 'zod';

export const complaintKinds = [
  'refused',
  'failed',
  'blocked-by-browser',
  'no-connection',
  'not-enforced',
  'not-updated',
  'wrong-content',
  'no-logs',
  'setup-failed',
  'sometimes',
] as const;
export type ComplaintKind = (typeof complaintKinds)[number];

const headerValue = z.union([z.string(), z.array(z.string()), z.number()]);

/** A reply that somebody saw. Header names as they came; compare without case. */
export const seenReplySchema = z.object({
  status: z.number().nullish(),
  body: z.string().nullish(),
  headers: z.record(z.string(), headerValue.nullish()).nullish(),
});
export type SeenReply = z.infer<typeof seenReplySchema>;

/** What kind of surprise it was; the form of a case file's `symptom`, every field may be null or absent. */
export const complaintSchema = z.looseObject({
  kind: z.enum(complaintKinds).nullish(),
  status: z.number().nullish(),
  body: z.union([z.string(), z.record(z.string(), z.unknown()), z.array(z.unknown())]).nullish(),
  headers: z.record(z.string(), headerValue.nullish()).nullish(),
  /** The browser's console message. */
  console: z.string().nullish(),
  expected: z.string().nullish(),
  narrative: z.string().nullish(),
  /** The AWS management action that failed, for example `CreateVpcEndpoint`. */
  managementCall: z.string().nullish(),
  /** The preflight's own reply, where it was seen beside the call's. */
  preflight: seenReplySchema.nullish(),
  /** ISO 8601. */
  since: z.string().nullish(),
  everWorked: z.boolean().nullish(),
});
export type Complaint = z.infer<typeof complaintSchema>;
