import type {
  ElementVerdict,
  PolicyDecision,
  PolicyOutcome,
  StatementVerdict,
  UnsupportedConstruct,
} from './policy-types.ts';
import type { PatternElement } from './pattern-list.ts';
import type { Statement } from './read-statement.ts';

type Construct = Omit<UnsupportedConstruct, 'isDecisive' | 'statementIndex'>;

const listPatterns = ({ entries }: PatternElement): Construct[] =>
  entries.flatMap(({ problem, path, text }) => (problem === undefined ? [] : [{ path, reason: problem, value: text }]));

/** What no request can decide. */
const listStanding = (statement: Statement): Construct[] => [
  ...listPatterns(statement.action),
  ...listPatterns(statement.resource),
  ...statement.conditions.flatMap(({ broken }) =>
    broken.map(({ path, problem, text }) => ({ path, reason: problem, value: text })),
  ),
];

const listUnclearElement = ({ outcome, reason, path, decidedBy }: ElementVerdict): Construct[] =>
  outcome === 'undetermined' ? [{ path: decidedBy?.path ?? path, reason }] : [];

/** What this request leaves open. */
const listOpen = (verdict: StatementVerdict): Construct[] => [
  ...listUnclearElement(verdict.principal),
  ...verdict.conditions
    .filter(({ reason }) => reason === 'key-multivalued')
    .map(({ path, reason }) => ({ path, reason })),
];

const couldChange = (decision: PolicyDecision, effect: 'Allow' | 'Deny', outcome: PolicyOutcome): boolean => {
  if (outcome !== 'undetermined') return false;
  return effect === 'Deny' ? decision !== 'explicitDeny' : decision === 'implicitDeny';
};

/** Every construct that cannot be decided, also where the rest of its statement settles the matter without it. */
export const listUnsupported = (
  statements: readonly Statement[],
  verdicts: readonly StatementVerdict[],
  decision: PolicyDecision,
): UnsupportedConstruct[] => {
  const listed: UnsupportedConstruct[] = [];
  for (const [at, verdict] of verdicts.entries()) {
    const statement = statements[at];
    if (statement === undefined || isClear(statement, verdict)) continue;
    const { statementIndex, effect, outcome } = verdict;
    const isDecisive = couldChange(decision, effect, outcome);
    for (const construct of [...listStanding(statement), ...listOpen(verdict)]) {
      listed.push({ ...construct, statementIndex, isDecisive });
    }
  }
  return listed;
};

/** The common case, without making lists. */
const isClear = (statement: Statement, verdict: StatementVerdict): boolean =>
  verdict.principal.outcome !== 'undetermined' &&
  verdict.conditions.every(({ outcome }) => outcome !== 'undetermined') &&
  !statement.action.entries.some(({ problem }) => problem !== undefined) &&
  !statement.resource.entries.some(({ problem }) => problem !== undefined) &&
  !statement.conditions.some(({ broken }) => broken.length > 0);
