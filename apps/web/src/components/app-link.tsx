import Link, { type LinkProps } from '@cloudscape-design/components/link';
import type { ReactNode } from 'react';
import { useFollow } from './use-follow.ts';

interface Props {
  readonly href: string;
  readonly children: ReactNode;
  readonly variant?: LinkProps['variant'];
  readonly fontSize?: LinkProps['fontSize'];
  readonly ariaLabel?: string;
}

/** A link to another page of the console. */
export const AppLink = ({ href, children, variant = 'secondary', fontSize, ariaLabel }: Props) => (
  <Link
    href={href}
    variant={variant}
    onFollow={useFollow()}
    {...(fontSize ? { fontSize } : {})}
    {...(ariaLabel ? { ariaLabel } : {})}
  >
    {children}
  </Link>
);
