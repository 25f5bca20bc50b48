import { Page } from '../components/page.tsx';

/** Not written yet. */
export const FailureModeRoute = () => <Page title="FailureModeRoute">…</Page>;
