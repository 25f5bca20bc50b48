import { type PolicyDocument as Document, splitPolicy } from '@gatescope/collector';
import { ManagedPolicy, PolicyDocument } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

/** The generated policy as managed policies; many Regions or roles need more than one. */
export const readPolicies = (scope: Construct, id: string, document: Document): ManagedPolicy[] =>
  splitPolicy(document).map(
    (part, index) =>
      new ManagedPolicy(scope, index === 0 ? id : `${id}${index + 1}`, {
        description: 'The reads of Gatescope, generated.',
        document: PolicyDocument.fromJson(part),
      }),
  );
