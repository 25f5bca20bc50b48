import { Page } from '../components/page.tsx';

/** Not written yet. */
export const PermissionsRoute = () => <Page title="PermissionsRoute">…</Page>;
