import { Page } from '../components/page.tsx';

/** Not written yet. */
export const ReportRoute = () => <Page title="ReportRoute">…</Page>;
