import { compilePolicy } from '../../policy/compile-policy.ts';
import { executeApiArn } from '../access/method-arn.ts';
import type { LambdaBackend } from './backend.ts';
import type { IntegrationCase } from './integration-case.ts';

/** What a function's policy says of API Gateway's call. */
export interface FunctionPolicyAnswer {
  /** `unclear`: the possible source ARNs do not agree, or the document holds something undecidable. */
  readonly decision: 'allow' | 'none' | 'deny' | 'unclear';
  readonly detail: {
    /** The source ARN as it should be admitted: of this API, any stage, this method. */
    readonly sourceArn: string;
    readonly principal: string;
    readonly action: string;
    /** Source ARNs that Allow statements for this function name, when they name another. */
    readonly admitted: readonly string[];
    readonly isPolicyPresent: boolean;
  };
}

const serviceName = 'apigateway.amazonaws.com';
const invoke = 'lambda:InvokeFunction';

/**
 * The source ARN that API Gateway presents has stage, verb and resource path. Whether an ANY method and path variables
 * appear as configured or as called is not documented, so every form is asked.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-control-access-using-iam-policies-to-invoke-api.html
 */
export const sourceArns = ({ context }: IntegrationCase): string[] => {
  const { journey, request, world } = context;
  const base = executeApiArn(world.snapshot.target);
  const stage = journey.arrival?.stageName ?? '*';
  const route = journey.route?.method;
  const paths = [route?.path ?? '/', journey.arrival?.path ?? '/'];
  const verbs = [request.method, route?.verb ?? request.method, ...(route?.verb === 'ANY' ? ['*'] : [])];
  return [
    ...new Set(verbs.flatMap((verb) => paths.map((path) => `${base}/${stage}/${verb}/${path.replace(/^\//, '')}`))),
  ];
};

const admittedSources = (document: unknown): string[] => {
  const statements = (document as { Statement?: unknown } | null)?.Statement;
  const values = [statements].flat().flatMap((item) => {
    const statement = item as { Effect?: unknown; Condition?: Record<string, Record<string, unknown>> } | null;
    const condition = statement?.Effect === 'Allow' ? (statement.Condition ?? {}) : {};
    return Object.values(condition).flatMap((keys) =>
      Object.entries(keys).flatMap(([key, value]) => (key.toLowerCase() === 'aws:sourcearn' ? [value].flat() : [])),
    );
  });
  return values.filter((value): value is string => typeof value === 'string');
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Asks the function's own policy (undefined: it has none) whether API Gateway may invoke it for this method. */
export const askFunctionPolicy = (
  subject: IntegrationCase,
  backend: LambdaBackend,
  policy: string | undefined,
): FunctionPolicyAnswer => {
  const { target } = subject.context.world.snapshot;
  const role = subject.credentials?.text;
  const arns = subject.sourceArns ?? sourceArns(subject);
  const document = policy === undefined ? undefined : parse(policy);
  const detail = {
    sourceArn: arns[0] ?? executeApiArn(target),
    principal: role ?? serviceName,
    action: invoke,
    admitted: policy === undefined ? [] : admittedSources(document),
    isPolicyPresent: policy !== undefined,
  };
  if (policy === undefined) return { decision: 'none', detail };
  const compiled = compilePolicy(policy);
  const verdicts = arns.map((arn) =>
    compiled.evaluate({
      principal: role ?? serviceName,
      action: invoke,
      resource: backend.functionArn,
      context: role ? {} : { 'aws:SourceArn': arn, 'aws:SourceAccount': target.accountId },
    }),
  );
  if (verdicts.some(({ malformed, unsupported }) => malformed || unsupported?.some(({ isDecisive }) => isDecisive)))
    return { decision: 'unclear', detail };
  const decisions = new Set(verdicts.map(({ decision }) => decision));
  if (decisions.size > 1) return { decision: 'unclear', detail };
  if (decisions.has('allow')) return { decision: 'allow', detail };
  return { decision: decisions.has('explicitDeny') ? 'deny' : 'none', detail };
};
