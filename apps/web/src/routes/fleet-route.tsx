import Button from '@cloudscape-design/components/button';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import { Age } from '../components/age.tsx';
import { useNotifications } from '../components/notifications.tsx';
import { Page } from '../components/page.tsx';
import { ProblemPanel } from '../components/problem-panel.tsx';
import { FleetSkeleton } from '../features/fleet/fleet-skeleton.tsx';
import { FleetTable } from '../features/fleet/fleet-table.tsx';
import { fleetTexts as texts } from '../features/fleet/fleet-texts.ts';
import { ListingProblems } from '../features/fleet/listing-problems.tsx';
import { toFleetRows } from '../features/fleet/view/to-fleet-rows.ts';
import { apisQuery, readApisAgain } from '../queries/apis-query.ts';

const route = getRouteApi('/apis');

/** The fleet: all APIs of all configured accounts and Regions. */
export const FleetRoute = () => {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const client = useQueryClient();
  const { notify } = useNotifications();
  const { data, error, isPending, refetch } = useQuery(apisQuery);
  const rows = useMemo(() => toFleetRows(data?.apis ?? []), [data]);
  const again = useMutation({
    mutationFn: readApisAgain,
    onSuccess: (list) => client.setQueryData(apisQuery.queryKey, list),
    onError: (failure) => notify({ kind: 'error', text: failure.message }),
  });
  return (
    <Page
      title={texts.title}
      description={
        <>
          {texts.description}
          {data === undefined ? null : (
            <>
              {' '}
              Listed <Age at={data.readAt} />.
            </>
          )}
        </>
      }
      actions={
        <Button iconName="refresh" loading={again.isPending} onClick={() => again.mutate()}>
          {texts.readAgain}
        </Button>
      }
    >
      {error ? <ProblemPanel error={error} onRetry={() => void refetch()} /> : null}
      <ListingProblems problems={data?.problems ?? []} />
      {isPending ? <FleetSkeleton /> : null}
      {error || isPending ? null : (
        <FleetTable
          rows={rows}
          search={search}
          onSearch={(part) =>
            void navigate({ search: (before) => ({ ...before, ...part }), replace: true, resetScroll: false })
          }
        />
      )}
    </Page>
  );
};
