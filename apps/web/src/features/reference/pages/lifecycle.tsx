import { ReferenceTable } from '../reference-table.tsx';
import { Sources } from '../sources.tsx';
import { lifecycleSources, openTexts, wayTexts } from '../texts/lifecycle-texts.ts';

/** How a request travels through API Gateway. */
export const Lifecycle = () => (
  <>
    <ReferenceTable table={wayTexts} />
    <ReferenceTable table={openTexts} />
    <Sources sources={lifecycleSources} />
  </>
);
