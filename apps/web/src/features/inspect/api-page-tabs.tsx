import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import Skeleton from '@cloudscape-design/components/skeleton';
import Tabs from '@cloudscape-design/components/tabs';
import type { SnapshotView } from '@gatescope/shared';
import { useRouter } from '@tanstack/react-router';
import { type ComponentType, lazy, type ReactNode, Suspense } from 'react';
import { tabTexts } from '../../components/tab-texts.ts';
import { SnapshotAtHand } from '../../components/value/snapshot-at-hand.tsx';
import { type ApiTab, apiTabs, paths } from '../../lib/paths.ts';
import { OverviewTab } from './tabs/overview-tab.tsx';
import type { TabProps } from './tabs/tab-props.ts';
import { toStageRows } from '../../lib/snapshot/to-stage-rows.ts';
import { apiTabTexts, pageTexts } from './texts/page-texts.ts';

/** What of the page lies in the query of its address. */
export interface ApiSearch {
  readonly stage?: string | undefined;
  readonly path?: string | undefined;
  readonly method?: string | undefined;
  readonly from?: string | undefined;
  readonly vpc?: string | undefined;
}

interface Props {
  readonly view: SnapshotView;
  readonly tab: ApiTab;
  readonly search: ApiSearch;
  readonly onSearch: (part: ApiSearch) => void;
  /** What happened at a stage: metrics, edits, its logs. */
  readonly live: ComponentType<TabProps>;
}

const LogSettings = lazy(async () => ({ default: (await import('./tabs/log-settings.tsx')).LogSettings }));
const InvokeUrlsTab = lazy(async () => ({ default: (await import('./tabs/invoke-urls-tab.tsx')).InvokeUrlsTab }));

const plainTabs: Readonly<Record<Exclude<ApiTab, 'invoke-urls' | 'logs'>, ComponentType<TabProps>>> = {
  overview: OverviewTab,
  routes: lazy(async () => ({ default: (await import('./tabs/routes-tab.tsx')).RoutesTab })),
  access: lazy(async () => ({ default: (await import('./tabs/access-tab.tsx')).AccessTab })),
  network: lazy(async () => ({ default: (await import('./tabs/network-tab.tsx')).NetworkTab })),
  keys: lazy(async () => ({ default: (await import('./tabs/keys-tab.tsx')).KeysTab })),
  cors: lazy(async () => ({ default: (await import('./tabs/cors-tab.tsx')).CorsTab })),
  deployments: lazy(async () => ({ default: (await import('./tabs/deployments-tab.tsx')).DeploymentsTab })),
};

// Tabs that show one stage's view of things.
const byStage = new Set<ApiTab>(['overview', 'invoke-urls', 'routes', 'access', 'keys', 'deployments', 'logs']);

const StageSelect = ({
  stages,
  stage,
  onChange,
}: {
  readonly stages: readonly string[];
  readonly stage: string | undefined;
  readonly onChange: (stage: string) => void;
}) =>
  stages.length < 2 ? null : (
    <FormField label={pageTexts.stage}>
      <Select
        selectedOption={stage === undefined ? null : { value: stage, label: stage }}
        options={stages.map((value) => ({ value, label: value }))}
        onChange={({ detail }) =>
          detail.selectedOption.value === undefined ? undefined : onChange(detail.selectedOption.value)
        }
        selectedAriaLabel={pageTexts.selected}
      />
    </FormField>
  );

/** The tabs of an API's page. The tab is part of the path, the stage of the query. */
export const ApiPageTabs = ({ view, tab, search, onSearch, live: Live }: Props) => {
  const router = useRouter();
  const stages = toStageRows(view.snapshot).map(({ name }) => name);
  const stage = stages.find((name) => name === search.stage) ?? stages[0];
  const contentOf = (id: ApiTab): ReactNode => {
    if (id !== tab) return null;
    if (id === 'invoke-urls') {
      const { path, method, from, vpc } = search;
      return <InvokeUrlsTab view={view} stage={stage} choice={{ path, method, from, vpc }} onChoose={onSearch} />;
    }
    if (id === 'logs') {
      return (
        <>
          <Live view={view} stage={stage} />
          <LogSettings view={view} />
        </>
      );
    }
    const Tab = plainTabs[id];
    return <Tab view={view} stage={stage} />;
  };
  return (
    <SnapshotAtHand snapshot={view.snapshot}>
      <Tabs
        activeTabId={tab}
        ariaLabel={pageTexts.tabs}
        i18nStrings={tabTexts}
        onChange={({ detail }) => {
          void router.navigate({ href: detail.activeTabHref ?? paths.api(view.target), resetScroll: false });
        }}
        tabs={apiTabs.map((id) => ({
          id,
          label: apiTabTexts[id],
          href: paths.api(view.target, id, { stage: search.stage }),
          content: (
            <div className="gs-stack">
              {byStage.has(id) ? (
                <StageSelect stages={stages} stage={stage} onChange={(next) => onSearch({ stage: next })} />
              ) : null}
              <Suspense fallback={<Skeleton height="16rem" />}>
                <div className="gs-stack">{contentOf(id)}</div>
              </Suspense>
            </div>
          ),
        }))}
      />
    </SnapshotAtHand>
  );
};
