import { Page } from '../components/page.tsx';

/** Not written yet. */
export const ReportsRoute = () => <Page title="ReportsRoute">…</Page>;
