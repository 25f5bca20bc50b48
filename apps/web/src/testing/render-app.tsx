import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, RouterProvider } from '@tanstack/react-router';
import { render } from '@testing-library/react';
import { makeRouter } from '../app/router.tsx';
import { NotificationsProvider } from '../components/notifications.tsx';

/** Opens the whole console at an address. Failed calls are not retried, so that tests see them at once. */
export const openApp = (address: string) => {
  const history = createMemoryHistory({ initialEntries: [address] });
  const router = makeRouter(history);
  const client = new QueryClient({ defaultOptions: { queries: { retry: false, networkMode: 'always' } } });
  const view = render(
    <QueryClientProvider client={client}>
      <NotificationsProvider>
        <RouterProvider router={router} />
      </NotificationsProvider>
    </QueryClientProvider>,
  );
  return { ...view, router, address: () => router.state.location.href };
};
