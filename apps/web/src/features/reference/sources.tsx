import { ExternalLink } from '../../components/external-link.tsx';
import { Section } from '../../components/section.tsx';
import type { Source } from './reference-data.ts';

const sourcesTitle = 'AWS documentation';
const guide = 'https://docs.aws.amazon.com/apigateway/latest/developerguide/';

/** The AWS pages behind a page of the reference. */
export const Sources = ({ sources }: { readonly sources: readonly Source[] }) => (
  <Section title={sourcesTitle}>
    <ul className="gs-text-list">
      {sources.map(([page, about]) => (
        <li key={page}>
          <ExternalLink href={page.startsWith('https:') ? page : `${guide}${page}`}>{about}</ExternalLink>
        </li>
      ))}
    </ul>
  </Section>
);
