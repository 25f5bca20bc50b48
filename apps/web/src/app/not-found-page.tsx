import { AppLink } from '../components/app-link.tsx';
import { Page } from '../components/page.tsx';
import { paths } from '../lib/paths.ts';

/** Shown for an address that is no page. */
export const NotFoundPage = () => (
  <Page title="There is no such page">
    <p>
      Check the address, or{' '}
      <AppLink href={paths.find} variant="primary">
        start from the beginning
      </AppLink>
      .
    </p>
  </Page>
);
