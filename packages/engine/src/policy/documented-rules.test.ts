import { describe, expect, it } from 'vitest';

import { evaluatePolicy } from './evaluate-policy.ts';
import { documentedRules } from './documented-rules.example.ts';

describe('evaluatePolicy, by rules that the IAM User Guide states', () => {
  it.each(documentedRules)('$title', ({ policy, request, apiArn, kind, expected }) => {
    const verdict = evaluatePolicy(policy, request, { apiArn, kind });

    expect({
      decision: verdict.decision,
      matched: verdict.matched.map((statement) => statement.statementIndex),
      unsupported: (verdict.unsupported ?? []).length > 0,
    }).toEqual({ unsupported: false, ...expected });
  });
});
