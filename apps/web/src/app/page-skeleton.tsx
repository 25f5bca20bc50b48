import Skeleton from '@cloudscape-design/components/skeleton';
import SpaceBetween from '@cloudscape-design/components/space-between';

/** Stands where a page will be while its code loads. */
export const PageSkeleton = () => (
  <div aria-busy="true" aria-label="Loading the page" role="status">
    <SpaceBetween size="l">
      <Skeleton variant="text-heading-xl" width="40%" />
      <Skeleton height="12rem" />
    </SpaceBetween>
  </div>
);
