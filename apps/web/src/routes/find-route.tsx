import { Page } from '../components/page.tsx';

/** Not written yet. */
export const FindRoute = () => <Page title="FindRoute">…</Page>;
