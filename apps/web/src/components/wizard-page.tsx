import { type ReactNode, useEffect } from 'react';

/** A page whose first-level heading is that of the wizard's step. */
export const WizardPage = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => {
  useEffect(() => {
    document.title = `${title} · Gatescope`;
  }, [title]);
  return (
    <div id="page-title" tabIndex={-1} className="gs-page-title">
      {children}
    </div>
  );
};
