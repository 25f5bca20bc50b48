import { getRouteApi } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { NotFoundPage } from '../app/not-found-page.tsx';
import { Page } from '../components/page.tsx';
import { Kinds } from '../features/reference/pages/kinds.tsx';
import { Lifecycle } from '../features/reference/pages/lifecycle.tsx';
import { Limits } from '../features/reference/pages/limits.tsx';
import { Replies } from '../features/reference/pages/replies.tsx';
import { UrlForms } from '../features/reference/pages/url-forms.tsx';
import { type ReferencePageId, referencePages } from '../lib/reference-pages.ts';

const route = getRouteApi('/reference/$page');

const contents: Readonly<Record<ReferencePageId, ComponentType>> = {
  lifecycle: Lifecycle,
  'url-forms': UrlForms,
  replies: Replies,
  limits: Limits,
  kinds: Kinds,
};

/** A page of the reference. */
export const ReferenceRoute = () => {
  const { page } = route.useParams();
  const known = referencePages.find(({ id }) => id === page);
  if (known === undefined) return <NotFoundPage />;
  const Content = contents[known.id];
  return (
    <Page title={known.title} description={known.lead}>
      <Content />
    </Page>
  );
};
