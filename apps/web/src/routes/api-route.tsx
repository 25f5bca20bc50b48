import Button from '@cloudscape-design/components/button';
import Skeleton from '@cloudscape-design/components/skeleton';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { SnapshotView } from '@gatescope/shared';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, useEffect } from 'react';
import { useNotifications } from '../components/notifications.tsx';
import { Page } from '../components/page.tsx';
import { ProblemPanel } from '../components/problem-panel.tsx';
import { useFollow } from '../components/use-follow.ts';
import { ApiPageTabs } from '../features/inspect/api-page-tabs.tsx';
import { pageTexts } from '../features/inspect/texts/page-texts.ts';
import { paths } from '../lib/paths.ts';
import { rememberTarget } from '../lib/recent.ts';
import { apiQuery, readApiAgain } from '../queries/api-query.ts';

const route = getRouteApi('/apis/$accountId/$region/$apiId/$tab');

const LiveTab = lazy(async () => ({ default: (await import('../features/live/live-tab.tsx')).LiveTab }));

/** The tab whose place in the address is its own. */
const Live = ({ view, stage }: { readonly view: SnapshotView; readonly stage: string | undefined }) => {
  const navigate = route.useNavigate();
  return (
    <LiveTab
      target={view.target}
      stage={stage}
      search={route.useSearch()}
      onSearch={(part) =>
        void navigate({ search: (before) => ({ ...before, ...part }), replace: true, resetScroll: false })
      }
    />
  );
};

/** One API: what AWS says about it. */
export const ApiRoute = () => {
  const { tab, accountId, region, apiId } = route.useParams();
  const target = { accountId, region, apiId };
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const follow = useFollow();
  const client = useQueryClient();
  const { notify } = useNotifications();
  const query = apiQuery(target);
  const { data, error, refetch } = useQuery(query);
  const again = useMutation({
    mutationFn: () => readApiAgain(target),
    onSuccess: (view) => {
      client.setQueryData(query.queryKey, view);
      // What was concluded from the facts before is asked for again when it is shown.
      for (const part of ['access', 'drift', 'invoke-urls', 'kinds', 'scan'])
        void client.invalidateQueries({ queryKey: [part, accountId, region, apiId] });
      notify({ kind: 'success', text: pageTexts.wasRead });
    },
    onError: (failure) => notify({ kind: 'error', text: failure.message }),
  });
  const name = data?.name;
  useEffect(() => {
    if (name !== undefined) rememberTarget({ accountId, region, apiId, name });
  }, [accountId, region, apiId, name]);

  return (
    <Page
      title={name ?? target.apiId}
      description={
        <span className="gs-mono">
          {target.apiId} · {target.region} · {target.accountId}
        </span>
      }
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          <Button
            href={`/api/apis/${target.accountId}/${target.region}/${target.apiId}/snapshot`}
            download
            iconName="download"
          >
            {pageTexts.download}
          </Button>
          <Button iconName="refresh" loading={again.isPending} onClick={() => again.mutate()}>
            {pageTexts.again}
          </Button>
          <Button
            variant="primary"
            href={paths.diagnose({
              account: target.accountId,
              region: target.region,
              api: target.apiId,
              stage: search.stage,
            })}
            onFollow={follow}
          >
            {pageTexts.diagnose}
          </Button>
        </SpaceBetween>
      }
    >
      {error ? <ProblemPanel error={error} onRetry={() => void refetch()} /> : null}
      {data === undefined && !error ? (
        <SpaceBetween size="l">
          <Skeleton height="2.5rem" />
          <Skeleton height="16rem" />
          <Skeleton height="10rem" />
        </SpaceBetween>
      ) : null}
      {data === undefined ? null : (
        <ApiPageTabs
          view={data}
          tab={tab}
          search={search}
          live={Live}
          onSearch={(part) =>
            void navigate({ search: (before) => ({ ...before, ...part }), replace: true, resetScroll: false })
          }
        />
      )}
    </Page>
  );
};
