import Header from '@cloudscape-design/components/header';
import { type ReactNode, useEffect } from 'react';

interface Props {
  readonly title: string;
  /** What the browser's tab says, where the title alone would not tell. */
  readonly documentTitle?: string;
  readonly description?: ReactNode;
  readonly actions?: ReactNode;
  /** Above the title, for example a status. */
  readonly above?: ReactNode;
  readonly children: ReactNode;
}

/** Every page: one first-level heading, which also names the tab, and its content below. */
export const Page = ({ title, documentTitle = title, description, actions, above, children }: Props) => {
  useEffect(() => {
    document.title = `${documentTitle} · Gatescope`;
  }, [documentTitle]);
  return (
    <div className="gs-stack">
      <div>
        {above}
        <div id="page-title" tabIndex={-1} className="gs-page-title">
          <Header variant="h1" {...(description ? { description } : {})} {...(actions ? { actions } : {})}>
            {title}
          </Header>
        </div>
      </div>
      {children}
    </div>
  );
};
