import type { GateResult, InvokeUrlVariant, Precondition } from '@gatescope/shared';
import { unsaidWords } from '@gatescope/shared';
import type { GateId } from '../gates/gate.ts';
import type { SimulatedTrace } from '../simulate.ts';

interface Stated {
  readonly id: string;
  readonly gate: GateId;
  readonly statement: string;
  /** For private APIs only. */
  readonly isPrivate?: true;
}

const stated: readonly Stated[] = [
  { id: 'name-resolves', gate: 'name', statement: 'The name resolves where the caller is' },
  {
    id: 'network-open',
    gate: 'network',
    statement: 'Routes, security groups and network ACLs let the caller reach port 443',
  },
  { id: 'certificate-fits', gate: 'tls', statement: 'The certificate that is shown carries the name' },
  { id: 'host-selects-stage', gate: 'host', statement: 'Host and path select this API and stage' },
  {
    id: 'endpoint-policy-allows',
    gate: 'endpoint-policy',
    statement: "The endpoint's policy allows the call",
    isPrivate: true,
  },
  { id: 'resource-policy-allows', gate: 'resource-policy', statement: "The API's resource policy allows the call" },
];

const observedOf = ({ because, detail }: GateResult): string | undefined => {
  const unsaid = detail['unsaid'];
  if (Array.isArray(unsaid) && unsaid.length > 0)
    return `depends on what was not said: ${unsaid.map((field) => unsaidWords(String(field)) ?? field).join(', ')}`;
  return because;
};

const holdsOf = ({ outcome }: GateResult): Precondition['holds'] =>
  outcome === 'passed' ? 'yes' : outcome === 'stopped' ? 'no' : 'unknown';

/** What the simulated gates say of a form, one statement per gate; gates that have nothing to say are left out. */
export const gatePreconditions = ({ trace }: SimulatedTrace, isPrivate: boolean): Precondition[] =>
  stated.flatMap(({ id, gate, statement, isPrivate: onlyPrivate }) => {
    const result = trace.gates.find((candidate) => candidate.gate === gate);
    if (!result || result.outcome === 'skipped' || (onlyPrivate && !isPrivate)) return [];
    const observed = result.outcome === 'passed' ? undefined : observedOf(result);
    return [
      {
        id,
        statement,
        holds: holdsOf(result),
        ...(observed ? { observed } : {}),
        facts: [...result.facts],
        missing: [...result.missing],
      },
    ];
  });

/** All must hold; one that does not settles it, one that is not known leaves it open. */
export const worksBy = (preconditions: readonly Precondition[]): InvokeUrlVariant['works'] => {
  if (preconditions.some(({ holds }) => holds === 'no')) return 'no';
  return preconditions.some(({ holds }) => holds === 'unknown') ? 'unknown' : 'yes';
};
