import { useRouter } from '@tanstack/react-router';
import { useCallback } from 'react';

interface FollowEvent {
  readonly preventDefault: () => void;
  readonly detail: { readonly href?: string | undefined; readonly external?: boolean | undefined };
}

/** Handles Cloudscape's `onFollow`: addresses of the console change the page without loading it anew. */
export const useFollow = (): ((event: FollowEvent) => void) => {
  const router = useRouter();
  return useCallback(
    (event) => {
      const { href, external } = event.detail;
      if (href === undefined || external === true || !href.startsWith('/')) return;
      event.preventDefault();
      void router.navigate({ href });
    },
    [router],
  );
};
