import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { failureTexts as texts } from './app-texts.ts';

/** Shown when a page's code did not load or broke: after a new release the old files are gone, and loading anew helps. */
export const RouteFailure = ({ error }: ErrorComponentProps) => (
  <Alert
    type="error"
    header={texts.broken}
    action={<Button onClick={() => globalThis.location.reload()}>{texts.reload}</Button>}
  >
    {error instanceof Error ? error.message : texts.unknown}
  </Alert>
);
