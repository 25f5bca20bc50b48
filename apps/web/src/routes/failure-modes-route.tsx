import { Page } from '../components/page.tsx';

/** Not written yet. */
export const FailureModesRoute = () => <Page title="FailureModesRoute">…</Page>;
