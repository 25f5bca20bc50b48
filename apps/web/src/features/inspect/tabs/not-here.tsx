import type { ReactNode } from 'react';
import { Section } from '../../../components/section.tsx';
import { AppLink } from '../../../components/app-link.tsx';
import { paths } from '../../../lib/paths.ts';
import { pageTexts } from '../texts/page-texts.ts';

/** A tab whose subject this kind of API does not have: it says so, and what there is instead. */
export const NotHere = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <Section title={title}>
    <div className="gs-stack gs-stack--tight">
      <p className="gs-flush">{children}</p>
      <p className="gs-flush">
        <AppLink href={paths.reference('kinds')}>{pageTexts.comparison}</AppLink>
      </p>
    </div>
  </Section>
);
