import type { Snapshot } from '@gatescope/shared';
import { deployedView } from '../deployed-view.ts';
import { listOf, objectOf, textOf } from '../gates/access/json.ts';
import { policyInForce } from '../gates/access/policy-in-force.ts';
import { parsePolicyDocument } from '../policy/parse-policy-document.ts';

/** What the policies around an API name: whoever a change of them could let in or shut out. */
export interface NamedInPolicies {
  readonly principals: readonly string[];
  readonly sourceRanges: readonly string[];
  readonly vpcSourceRanges: readonly string[];
  readonly endpointIds: readonly string[];
  readonly vpcIds: readonly string[];
  /** Every Resource and NotResource. */
  readonly resources: readonly string[];
}

const many = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value];
const texts = (value: unknown): string[] => many(value).flatMap((item) => textOf(item) ?? []);

const parsed = (document: unknown): unknown => {
  if (typeof document !== 'string') return document;
  const result = parsePolicyDocument(document);
  return result.kind === 'parsed' ? result.document : undefined;
};

/** The policies of a stage as documents: the API's, its endpoints', and those of the callers that were read. */
const documentsOf = (snapshot: Snapshot, stageName: string): unknown[] => {
  const { api, account } = snapshot;
  const view = deployedView(snapshot, stageName, 'production');
  const own =
    view && api.kind === 'REST' && api.restApi.state === 'present'
      ? policyInForce(view, api.restApi.value)?.document
      : undefined;
  const endpoints =
    account.vpcEndpoints.state === 'present'
      ? account.vpcEndpoints.value.map(({ PolicyDocument }) => PolicyDocument)
      : [];
  const identities = Object.values(account.identityPolicies).flatMap((fact) =>
    fact.state === 'present' ? fact.value.map(({ PolicyDocument }) => PolicyDocument) : [],
  );
  return [own, ...endpoints, ...identities].map(parsed);
};

const conditionValues = (statement: Readonly<Record<string, unknown>>, wanted: string): string[] =>
  Object.values(objectOf(statement['Condition'])).flatMap((block) =>
    Object.entries(objectOf(block)).flatMap(([key, value]) => (key.toLowerCase() === wanted ? texts(value) : [])),
  );

/** The address sets of the stage's web ACL: it decides beside the policies. */
const webAclRanges = ({ account }: Snapshot): string[] =>
  Object.values(account.ipSets).flatMap((set) => (set.state === 'present' ? (set.value.Addresses ?? []) : []));

const unique = (values: readonly string[]): string[] => [...new Set(values)].sort();

/** Everything that the policies of a stage name. */
export const namedInPolicies = (snapshot: Snapshot, stageName: string): NamedInPolicies => {
  const statements = documentsOf(snapshot, stageName)
    .flatMap((document) => many(objectOf(document)['Statement']))
    .map(objectOf);
  const values = (key: string): string[] => statements.flatMap((statement) => conditionValues(statement, key));
  const principals = statements.flatMap((statement) =>
    [statement['Principal'], statement['NotPrincipal']].flatMap((value) => texts(objectOf(value)['AWS'])),
  );
  return {
    principals: unique(
      [...principals, ...values('aws:principalarn'), ...Object.keys(snapshot.account.identityPolicies)].filter(
        (text) => text !== '*' && !/[*?]/.test(text),
      ),
    ),
    sourceRanges: unique([...values('aws:sourceip'), ...webAclRanges(snapshot)]),
    vpcSourceRanges: unique(values('aws:vpcsourceip')),
    endpointIds: unique(values('aws:sourcevpce').filter((id) => id.startsWith('vpce-'))),
    vpcIds: unique(values('aws:sourcevpc').filter((id) => id.startsWith('vpc-'))),
    resources: unique(
      statements.flatMap((statement) =>
        [...listOf(many(statement['Resource'])), ...listOf(many(statement['NotResource']))].flatMap(
          (value) => textOf(value) ?? [],
        ),
      ),
    ),
  };
};
