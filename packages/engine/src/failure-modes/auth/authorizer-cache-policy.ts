import type { Evidence } from '@gatescope/shared';
import type { CheckContext } from '../failure-mode.ts';
import { lambdaAuthorizerOf } from './lambda-authorizer.ts';
import { loggedPolicy } from './logged-policy.ts';
import { nameOfMethod } from './method-evidence.ts';
import { authorizerCachePolicyV2 } from '../v2/authorizer-cache-policy.ts';
import { withV2 } from '../v2/with-v2.ts';

/** A refusal by an authorizer's policy that has no statement for this method: neither user nor ARN, and no Deny. */
const isSilentRefusal = ({ world }: CheckContext): boolean => {
  const { refusal, status } = world.seen;
  return (
    refusal !== undefined &&
    refusal.principal === undefined &&
    !refusal.explicit &&
    (status === undefined || status === 403)
  );
};

/** A refusal of which only the status was told. */
const isUnreadRefusal = ({ world }: CheckContext): boolean => {
  const { message, status, errorType } = world.seen;
  return message === undefined && status === 403 && (errorType === undefined || errorType === 'AccessDeniedException');
};

/** A log of this route that ends in 403 after a policy was used without the authorizer being started: the cached one refused. */
const cacheHit = ({ world }: CheckContext): Evidence | undefined => {
  for (const item of world.observations) {
    if (item.kind !== 'log' || item.relation === 'ambient') continue;
    const { lines } = item;
    const used = lines.find((line) => /Using valid authorizer policy/i.test(line));
    const isRefused = lines.some((line) => /Method completed with status: 403/i.test(line));
    if (used && isRefused && !lines.some((line) => /Starting authorizer/i.test(line)))
      return { label: 'Cached policy was used', pointer: `observation:${item.id}`, observed: used };
  }
  return undefined;
};

/**
 * The policy that a Lambda authorizer returns is cached by the token and applied to every method behind the authorizer. If
 * it names only the method that was called first, all others are refused until the cache forgets it.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-use-lambda-authorizer.html
 */
export const authorizerCachePolicy = withV2(authorizerCachePolicyV2, {
  id: 'authorizer-cache-policy',
  title: "Authorizer's cached policy names another method only",
  kind: 'blocking',
  gate: 'authorization',
  apis: ['REST'],
  explains: [],
  symptom: {
    complaints: ['refused', 'sometimes'],
    texts: [
      'User is not authorized to access this resource',
      'User is not authorized to access this resource because no identity-based policy allows the execute-api:Invoke action',
    ],
    statuses: [403],
  },
  needs: ['/api/authorizers', '/api/resources', '/api/stages'],
  check: (context) => {
    const { world, main } = context;
    if (!main) return { verdict: 'clear' };
    const logged = loggedPolicy(world, main);
    const hit = cacheHit(context);
    const isLogged = (logged?.decision === 'implicitDeny' || hit !== undefined) && isUnreadRefusal(context);
    if (!isLogged && !isSilentRefusal(context)) return { verdict: 'clear' };
    const found = lambdaAuthorizerOf(world, main);
    if (!found)
      return main.journey.route?.method.authorizationType === 'CUSTOM'
        ? { verdict: 'unknown', missing: main.trace.gates.flatMap(({ missing }) => missing) }
        : { verdict: 'clear' };
    const { cacheSeconds, siblings, isGeneric, pointer, authorizer } = found;
    if (cacheSeconds === 0 || (siblings.length === 0 && !isGeneric)) return { verdict: 'clear' };
    if (logged && logged.decision !== 'implicitDeny') return { verdict: 'clear' };
    const evidence: Evidence[] = [
      {
        label: 'Results are cached',
        pointer,
        within: 'authorizerResultTtlInSeconds',
        observed: `${cacheSeconds} s`,
        expected: '0, or a policy that covers every method',
      },
      ...(isLogged ? [] : [{ label: 'Refusal', pointer: 'complaint:body', observed: world.seen.message ?? '' }]),
      ...(hit ? [hit] : []),
      ...(logged
        ? [
            {
              label: 'Returned policy',
              pointer: `observation:${logged.observationId}`,
              observed: logged.resources.join(', '),
            },
          ]
        : []),
    ];
    return {
      verdict: 'found',
      standing: logged || hit ? 'observed' : 'specific',
      certainty: logged || (hit && !isLogged) ? 'certain' : 'likely',
      evidence,
      detail: {
        name: authorizer.name ?? authorizer.id,
        pointer,
        cacheSeconds,
        siblings: siblings.slice(0, 5),
        method: nameOfMethod(main),
        stage: main.journey.arrival?.stageName,
      },
    };
  },
  explain: ({ detail }) => ({
    summary: `Authorizer ${String(detail['name'])} caches its policy for ${String(detail['cacheSeconds'])} seconds, and the cached one has no Allow for ${String(detail['method'])}.`,
    explanation:
      "The cache is keyed by the token (the identity sources), not by the method. A function that returns the ARN of the call at hand as its Resource works for the first method that a token calls and refuses the next ones, without the function being called again. The reply names neither user nor ARN, as only a Lambda authorizer's policy does.",
  }),
  fixes: ({ detail }) => [
    {
      id: 'return-wildcard',
      title: 'Return a policy that covers every method the token may call',
      change: { kind: 'advice' },
      risk: 'needs-review',
      notes: ['Flush the cache afterwards with flush-stage-authorizers-cache.'],
      code: {
        language: 'javascript',
        text: "const [arn, stage] = event.methodArn.split('/');\nconst Resource = `${arn}/${stage}/*`;",
      },
    },
    {
      id: 'turn-cache-off',
      title: 'Turn the cache of the authorizer off and deploy',
      change: {
        kind: 'patch',
        operations: [
          { op: 'set', path: `${String(detail['pointer'])}/authorizerResultTtlInSeconds`, value: 0 },
          { op: 'deploy', stage: String(detail['stage']) },
        ],
      },
      risk: 'needs-review',
      notes: ['The function is then called for every request: this costs time and invocations.'],
    },
  ],
  fixAvailability: 'always',
  howToSee:
    "Call one method with a fresh token, then another: the second is refused. 'aws apigateway flush-stage-authorizers-cache' turns the order round.",
  why: 'Caching makes one answer serve many requests, so the answer has to be about all of them.',
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-use-lambda-authorizer.html',
      proves: 'A cached policy applies to all methods behind the authorizer.',
    },
  ],
});
