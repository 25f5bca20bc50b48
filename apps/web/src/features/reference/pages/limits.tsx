import { ReferenceTable } from '../reference-table.tsx';
import { Sources } from '../sources.tsx';
import {
  definitionLimits,
  limitsSources,
  managementLimits,
  requestLimits,
  unloggedCalls,
} from '../texts/limits-texts.ts';

/** Limits that matter for failures. */
export const Limits = () => (
  <>
    <ReferenceTable table={requestLimits} />
    <ReferenceTable table={managementLimits} />
    <ReferenceTable table={unloggedCalls} />
    <ReferenceTable table={definitionLimits} />
    <Sources sources={limitsSources} />
  </>
);
