import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Fact } from '@gatescope/shared';
import type { ReactNode } from 'react';
import { Age } from './age.tsx';
import { ExternalLink } from './external-link.tsx';
import { RawJson } from './raw-json.tsx';

interface Props {
  readonly title: string;
  readonly description?: ReactNode;
  /** The fact the section shows: for its age and its JSON. */
  readonly fact?: Fact<unknown> | undefined;
  /** Where the AWS console shows it. */
  readonly consoleLink?: string | undefined;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

const readAtOf = (fact: Fact<unknown> | undefined): string | undefined =>
  fact === undefined || fact.state === 'hidden' ? undefined : fact.readAt;

const Origin = ({ title, fact, consoleLink, actions }: Omit<Props, 'children' | 'description'>) => {
  const readAt = readAtOf(fact);
  return (
    <SpaceBetween direction="horizontal" size="s" alignItems="center">
      {readAt === undefined ? null : (
        <span className="gs-quiet gs-small">
          Read <Age at={readAt} />
        </span>
      )}
      {fact?.state === 'present' ? <RawJson title={title} value={fact.value} /> : null}
      {consoleLink === undefined ? null : (
        <ExternalLink href={consoleLink} ariaLabel={`${title} in the AWS console`}>
          AWS console
        </ExternalLink>
      )}
      {actions}
    </SpaceBetween>
  );
};

/** A part of a page with its facts' age, their JSON, and their place in the AWS console. */
export const Section = ({ title, description, fact, consoleLink, actions, children }: Props) => {
  const hasOrigin = fact !== undefined || consoleLink !== undefined || actions !== undefined;
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={description}
          {...(hasOrigin
            ? { actions: <Origin title={title} fact={fact} consoleLink={consoleLink} actions={actions} /> }
            : {})}
        >
          {title}
        </Header>
      }
    >
      {children}
    </Container>
  );
};
