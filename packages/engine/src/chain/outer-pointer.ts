import { parsePointer, toPointer } from '@gatescope/shared';
import type { Evidence, Fix, MissingFact, PatchOperation } from '@gatescope/shared';

/** A pointer into the second API's snapshot, as one into the first one's. */
export const outerPointer = (pointer: string, apiId: string): string => {
  const [area, ...rest] = pointer.startsWith('/') ? parsePointer(pointer) : [];
  if (area === 'api') return toPointer('otherApis', apiId, 'value', ...rest);
  return pointer.startsWith('trace:') || pointer.startsWith('request:') ? 'trace:integration' : pointer;
};

export const outerMissing = (missing: readonly MissingFact[], apiId: string): MissingFact[] =>
  missing.map((fact) => ({ ...fact, pointer: outerPointer(fact.pointer, apiId) }));

export const outerEvidence = (evidence: readonly Evidence[], apiId: string): Evidence[] =>
  evidence.map((item) => ({
    ...item,
    label: `API ${apiId}: ${item.label}`,
    pointer: outerPointer(item.pointer, apiId),
  }));

const outerOperation = (operation: PatchOperation, apiId: string): PatchOperation =>
  'path' in operation
    ? { ...operation, path: outerPointer(operation.path, apiId) }
    : { ...operation, apiId: operation.apiId ?? apiId };

/** A fix that was tried and rendered where it belongs. A corrected request is the integration's, so it becomes an advice. */
export const outerFix = (fix: Fix, apiId: string): Fix => {
  const base = { ...fix, id: `next-${fix.id}`, title: `API ${apiId}: ${fix.title}` };
  switch (fix.change.kind) {
    case 'patch': {
      const operations = fix.change.operations.map((operation) => outerOperation(operation, apiId));
      return { ...base, change: { kind: 'patch', operations } };
    }
    case 'request':
      return {
        ...base,
        title: `Let the integration send it so: ${fix.title}`,
        change: { kind: 'advice' },
        rendered: [],
        actor: { who: 'whoever owns the integration' },
      };
    default:
      return base;
  }
};
