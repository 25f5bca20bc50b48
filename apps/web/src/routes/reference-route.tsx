import { Page } from '../components/page.tsx';

/** Not written yet. */
export const ReferenceRoute = () => <Page title="ReferenceRoute">…</Page>;
