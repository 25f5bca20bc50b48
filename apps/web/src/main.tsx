import '@cloudscape-design/global-styles/index.css';
import './app/app.css';
import './components/rows.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { makeRouter } from './app/router.tsx';
import { NotificationsProvider } from './components/notifications.tsx';
import { makeQueryClient } from './lib/query-client.ts';
import { applyLook, storedLook } from './lib/theme.ts';

// Before the first paint of the app, so that nobody sees the wrong colours flash.
applyLook(storedLook.read());

const container = document.querySelector('#root');
if (container === null) throw new Error('The page has no #root element');

createRoot(container).render(
  <StrictMode>
    <QueryClientProvider client={makeQueryClient()}>
      <NotificationsProvider>
        <RouterProvider router={makeRouter()} />
      </NotificationsProvider>
    </QueryClientProvider>
  </StrictMode>,
);
