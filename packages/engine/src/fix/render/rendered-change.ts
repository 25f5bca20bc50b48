import type { FactPointer, PatchOperation, Snapshot } from '@gatescope/shared';

/** One call of the AWS management API, in the SDK's own names, so that its input can be checked against the real shape. */
export interface ManagementCall {
  /** The AWS CLI's name of the service, e.g. `apigateway`, `ec2`, `lambda`. */
  readonly service: string;
  /** The operation in PascalCase, e.g. `UpdateRestApi`. */
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** Properties to merge into a resource of a CloudFormation template. */
export interface CloudFormationFragment {
  readonly type: string;
  readonly logicalId: string;
  /** Stands above the resource. */
  readonly comment?: string;
  /** Logical ids of what has to be there first. */
  readonly dependsOn?: readonly string[];
  readonly properties: Readonly<Record<string, unknown>>;
}

/** A literal Terraform expression, e.g. a reference. */
export interface TerraformExpression {
  readonly expression: string;
}

/** A Terraform resource to merge; `json` values are written with jsonencode. */
export interface TerraformFragment {
  readonly type: string;
  readonly name: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** What one or several patch operations mean to AWS. */
export interface RenderedChange {
  readonly calls: readonly ManagementCall[];
  readonly cloudFormation?: readonly CloudFormationFragment[];
  readonly terraform?: readonly TerraformFragment[];
  /** Sentences in the imperative. */
  readonly console: readonly string[];
  /** Documents before and after, for a diff. */
  readonly diff?: { readonly label: string; readonly before: string; readonly after: string };
  /** The read that shows that it worked. */
  readonly check?: ManagementCall;
}

/** Renders operations on one kind of thing. */
export interface ChangeRenderer {
  /** Pointer pattern; `*` stands for one token, a trailing `**` for any further ones. */
  readonly pattern: FactPointer;
  readonly render: (
    operation: Exclude<PatchOperation, { op: 'deploy' | 'use-deployment' }>,
    tokens: readonly string[],
    snapshot: Snapshot,
  ) => RenderedChange | undefined;
}
