import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import type { ErrorComponentProps } from '@tanstack/react-router';

/** Shown when a page's code did not load or broke: after a new release the old files are gone, and loading anew helps. */
export const RouteFailure = ({ error }: ErrorComponentProps) => (
  <Alert
    type="error"
    header="This page could not be shown"
    action={<Button onClick={() => globalThis.location.reload()}>Load the page again</Button>}
  >
    {error instanceof Error ? error.message : 'Unknown error'}
  </Alert>
);
