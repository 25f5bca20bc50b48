import './notices.css';
import Alert from '@cloudscape-design/components/alert';
import { useNotifications } from '../components/notifications.tsx';

/** What just happened because of what the reader did. Announced, and dismissible. */
export const Notices = () => {
  const { shown, dismiss } = useNotifications();
  return (
    <div className="gs-notices" role="status" aria-label="Notifications">
      {shown.map(({ id, kind, text }) => (
        <Alert key={id} type={kind} dismissible dismissAriaLabel="Dismiss this message" onDismiss={() => dismiss(id)}>
          {text}
        </Alert>
      ))}
    </div>
  );
};
