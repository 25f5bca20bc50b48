import { ReferenceTable } from '../reference-table.tsx';
import { Sources } from '../sources.tsx';
import { formTexts, suffixTexts, trapTexts, urlFormsSources } from '../texts/url-forms-texts.ts';

/** How the URL of a call can be written. */
export const UrlForms = () => (
  <>
    <ReferenceTable table={formTexts} />
    <ReferenceTable table={trapTexts} />
    <ReferenceTable table={suffixTexts} />
    <Sources sources={urlFormsSources} />
  </>
);
