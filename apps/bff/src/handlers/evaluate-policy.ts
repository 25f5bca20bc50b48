import type { Contracts } from '@gatescope/shared';
import type { Handler } from '../http/handler.ts';
import { ProblemError } from '../http/problem-error.ts';
import type { PolicyAnswer } from '../ports.ts';
import type { HandlerDeps } from './deps.ts';

type MalformedPart = NonNullable<PolicyAnswer['malformed']>[number];

const place = ({ path, line, column }: MalformedPart): string => {
  if (line !== undefined) return `line ${line}${column === undefined ? '' : `, column ${column}`}`;
  return path === '' ? 'the document' : path;
};

const malformed = (parts: readonly MalformedPart[]): ProblemError =>
  new ProblemError('malformed-policy', {
    detail: `The policy breaks the grammar at ${parts.map(place).join('; ')}. AWS would refuse it, so nothing was evaluated.`,
    remedy:
      'Correct these places; https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html has the grammar.',
    errors: parts.map((part) => ({
      path: `body.policy${part.path === '' ? '' : `.${part.path}`}`,
      message: part.reason,
      remedy: `Look at ${place(part)}.`,
    })),
  });

export const evaluatePolicy =
  ({ engine }: HandlerDeps): Handler<Contracts['evaluatePolicy']> =>
  ({ body }) => {
    const { policy, request, apiArn } = body;
    const answer = engine.evaluatePolicy(policy, request, apiArn === undefined ? {} : { apiArn });
    if (answer.malformed && answer.malformed.length > 0) throw malformed(answer.malformed);
    return {
      decision: answer.decision,
      matched: [...answer.matched],
      statements: answer.statements.map((statement) => ({ ...statement })),
      ...(answer.unsupported ? { unsupported: [...answer.unsupported] } : {}),
    };
  };
