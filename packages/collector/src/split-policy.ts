import type { PolicyDocument, PolicyStatement } from './host-role-policy.ts';

/** What a managed policy may hold. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
export const mostPolicyCharacters = 6_144;

const documentOf = (Statement: PolicyStatement[]): PolicyDocument => ({ Version: '2012-10-17', Statement });

const sizeOf = (statements: readonly PolicyStatement[]): number => JSON.stringify(documentOf([...statements])).length;

/** Halves a statement that is too large by itself, resource by resource. */
const halve = (statement: PolicyStatement, most: number): PolicyStatement[] => {
  const { Sid, Resource } = statement;
  if (sizeOf([statement]) <= most || Resource.length < 2) return [statement];
  const middle = Math.ceil(Resource.length / 2);
  return [
    { ...statement, Resource: Resource.slice(0, middle) },
    { ...statement, Sid: `${Sid}And`, Resource: Resource.slice(middle) },
  ].flatMap((half) => halve(half, most));
};

/** The same policy as several documents, none longer than IAM takes: many Regions or roles make it outgrow one. */
export const splitPolicy = ({ Statement }: PolicyDocument, most = mostPolicyCharacters): PolicyDocument[] => {
  const documents: PolicyStatement[][] = [];
  for (const statement of Statement.flatMap((whole) => halve(whole, most))) {
    const last = documents.at(-1);
    if (last !== undefined && sizeOf([...last, statement]) <= most) last.push(statement);
    else documents.push([statement]);
  }
  return documents.map(documentOf);
};
