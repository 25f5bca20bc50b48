import { AppLink } from '../components/app-link.tsx';
import { Page } from '../components/page.tsx';
import { paths } from '../lib/paths.ts';
import { failureTexts as texts } from './app-texts.ts';

/** Shown for an address that is no page. */
export const NotFoundPage = () => (
  <Page title={texts.noPage}>
    <p>
      {texts.check}{' '}
      <AppLink href={paths.find} variant="primary">
        {texts.start}
      </AppLink>
      .
    </p>
  </Page>
);
