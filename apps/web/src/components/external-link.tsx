import Link from '@cloudscape-design/components/link';
import type { ReactNode } from 'react';

interface Props {
  /** Nothing is shown but the text where there is no address. */
  readonly href: string | undefined;
  readonly children: ReactNode;
  readonly ariaLabel?: string;
}

/** A link that leaves the console, in a new tab. */
export const ExternalLink = ({ href, children, ariaLabel }: Props) =>
  href === undefined ? (
    <>{children}</>
  ) : (
    <Link href={href} external externalIconAriaLabel="(opens in a new tab)" {...(ariaLabel ? { ariaLabel } : {})}>
      {children}
    </Link>
  );
