import './notices.css';
import Alert from '@cloudscape-design/components/alert';
import { useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useNotifications } from '../components/notifications.tsx';
import { shellTexts as texts } from './app-texts.ts';

const readingTime = 12_000;

/**
 * What just happened because of what the reader did: announced, dismissible, above the page so that nothing moves. Good
 * news goes by itself after a while, or with the page; errors stay.
 */
export const Notices = () => {
  const { shown, dismiss, settle } = useNotifications();
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  useEffect(settle, [pathname, settle]);
  useEffect(() => {
    if (shown.length === 0) return;
    const timer = setTimeout(settle, readingTime);
    return () => clearTimeout(timer);
  }, [shown, settle]);
  return (
    <div className="gs-notices" role="status" aria-label={texts.notices}>
      {shown.map(({ id, kind, text }) => (
        <Alert key={id} type={kind} dismissible dismissAriaLabel={texts.dismiss} onDismiss={() => dismiss(id)}>
          {text}
        </Alert>
      ))}
    </div>
  );
};
