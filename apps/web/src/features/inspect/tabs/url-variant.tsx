import ExpandableSection from '@cloudscape-design/components/expandable-section';
import type { InvokeUrlVariant, Precondition } from '@gatescope/shared';
import { CodeBlock } from '../../../components/code-block.tsx';
import { CopyButton } from '../../../components/copy-button.tsx';
import { MissingList } from '../../../components/missing-list.tsx';
import { Status, type Tone } from '../../../components/status.tsx';
import { Value } from '../../../components/value/value.tsx';
import { toMissingView } from '../../../lib/hidden-words.ts';
import { toPointerWords } from '../../../lib/pointer-words.ts';
import { browserTexts, holdsTexts, invokeUrlsTexts as texts, urlVerdictTexts } from '../texts/invoke-urls-texts.ts';

const tones = { yes: 'good', no: 'bad', unknown: 'unknown' } as const satisfies Record<InvokeUrlVariant['works'], Tone>;

/** The facts that a condition rests on, each with its source. */
const Facts = ({ pointers }: { readonly pointers: readonly string[] }) =>
  [...new Set(pointers)].map((pointer) => (
    <Value key={pointer} pointer={pointer} label={toPointerWords(pointer)}>
      {null}
    </Value>
  ));

const Preconditions = ({ items }: { readonly items: readonly Precondition[] }) => (
  <ul className="gs-plain-list gs-preconditions">
    {items.map(({ id, statement, holds: state, observed, facts, missing }) => (
      <li key={id} className="gs-values">
        <Status tone={tones[state]}>
          {statement} <span className="gs-visually-hidden">({holdsTexts[state]})</span>
        </Status>
        {observed === undefined ? null : <span className="gs-quiet"> — {observed}</span>} <Facts pointers={facts} />
        <MissingList items={missing.map(toMissingView)} />
      </li>
    ))}
  </ul>
);

/** Tells one form from the others on the page: several endpoints and zones share a title. */
const nameOf = ({ title, url, zone }: InvokeUrlVariant): string =>
  [title, zone, url.split('/')[2]].filter(Boolean).join(', ');

const Body = ({ variant }: { readonly variant: InvokeUrlVariant }) => (
  <div className="gs-stack gs-stack--tight">
    <Preconditions items={variant.preconditions} />
    <Status tone={tones[variant.browser.usable]}>
      {texts.inBrowser(browserTexts[variant.browser.usable], variant.browser.because)}
    </Status>
    {variant.notes.map((note) => (
      <p key={note} className="gs-quiet gs-flush">
        {note}
      </p>
    ))}
    <CodeBlock text={variant.curl} what={texts.curl(nameOf(variant))} language="bash" wrap />
  </div>
);

/** One form of the URL: the form itself always in sight, what must hold for it on demand. */
export const UrlVariant = ({ variant, isOpen }: { readonly variant: InvokeUrlVariant; readonly isOpen: boolean }) => (
  <ExpandableSection
    variant="stacked"
    defaultExpanded={isOpen}
    headerText={variant.title}
    headingTagOverride="h2"
    headerInfo={<Status tone={tones[variant.works]}>{urlVerdictTexts[variant.works]}</Status>}
    headerDescription={texts.form(variant.url, variant.headers)}
    headerActions={<CopyButton text={variant.url} what={texts.url(nameOf(variant))} />}
  >
    <Body variant={variant} />
  </ExpandableSection>
);
