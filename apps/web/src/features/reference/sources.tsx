import { ExternalLink } from '../../components/external-link.tsx';
import { Section } from '../../components/section.tsx';

const guide = 'https://docs.aws.amazon.com/apigateway/latest/developerguide/';

/** A page of AWS's developer guide and what it is about. */
export type Source = readonly [page: string, about: string];

/** The AWS pages behind a page of the reference. */
export const Sources = ({ sources }: { readonly sources: readonly Source[] }) => (
  <Section title="AWS documentation">
    <ul className="gs-text-list">
      {sources.map(([page, about]) => (
        <li key={page}>
          <ExternalLink href={page.startsWith('https:') ? page : `${guide}${page}`}>{about}</ExternalLink>
        </li>
      ))}
    </ul>
  </Section>
);
