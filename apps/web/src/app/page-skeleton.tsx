import Skeleton from '@cloudscape-design/components/skeleton';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { shellTexts } from './app-texts.ts';

/** Stands where a page will be while its code loads. */
export const PageSkeleton = () => (
  <div aria-busy="true" aria-label={shellTexts.loading} role="status">
    <SpaceBetween size="l">
      <Skeleton variant="text-heading-xl" width="40%" />
      <Skeleton height="12rem" />
    </SpaceBetween>
  </div>
);
