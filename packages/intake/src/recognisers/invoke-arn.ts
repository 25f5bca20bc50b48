import type { CaseRequest } from '@gatescope/shared';
import type { IntakeTarget } from '../intake.ts';

/** What an ARN of a call says: `arn:aws:execute-api:region:account:api/stage/VERB/path`. */
export interface InvokeArn {
  readonly target: IntakeTarget;
  readonly method?: string;
}

const shape =
  /arn:aws[a-z-]{0,12}:execute-api:([a-z0-9-]{2,30}|\*?):([\d*]{0,14}):([A-Za-z0-9*-]{1,64})(?:\/([^/\s"',]{1,128})(?:\/([A-Z*]{1,10}|\$connect|\$default|\$disconnect)(\/[^\s"']{0,2000})?)?)?/;

const concrete = (part: string | undefined): string | undefined => (part && !part.includes('*') ? part : undefined);

/** Reads the first such ARN of a text. The owner's account is often masked but for four digits; then it is left out. */
export const readInvokeArn = (text: string): InvokeArn | undefined => {
  const match = shape.exec(text);
  if (!match) return undefined;
  const [region, accountId, apiId, stage, verb, path] = match.slice(1).map(concrete);
  const method = verb && /^[A-Z]{1,10}$/.test(verb) ? verb : undefined;
  return {
    target: {
      ...(region ? { region } : {}),
      ...(accountId && /^\d{12}$/.test(accountId) ? { accountId } : {}),
      ...(apiId ? { apiId } : {}),
      ...(stage ? { stage } : {}),
      ...(path ? { path } : {}),
    },
    ...(method ? { method } : {}),
  };
};

/** A part of a request that an ARN tells. */
export const toRequestPart = ({ method }: InvokeArn): CaseRequest => (method ? { method } : {});
