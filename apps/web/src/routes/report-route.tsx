import Alert from '@cloudscape-design/components/alert';
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Report } from '@gatescope/shared';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect } from 'react';
import { Moment } from '../components/age.tsx';
import { useNotifications } from '../components/notifications.tsx';
import { Page } from '../components/page.tsx';
import { ProblemPanel } from '../components/problem-panel.tsx';
import { useFollow } from '../components/use-follow.ts';
import { DiagnosisView } from '../features/result/diagnosis-view.tsx';
import { reportsTexts as texts } from '../features/reports/reports-texts.ts';
import { paths } from '../lib/paths.ts';
import { rememberReport } from '../lib/recent.ts';
import { saveFile } from '../lib/save-file.ts';
import { readReportMarkdown, reportQuery } from '../queries/reports-query.ts';
import { ResultSkeleton } from './result-skeleton.tsx';

const route = getRouteApi('/reports/$id');

const ReportActions = ({ report }: { readonly report: Report }) => {
  const { notify } = useNotifications();
  const follow = useFollow();
  const { target } = report.result;
  const copy = async (read: () => Promise<string>, done: string): Promise<void> => {
    try {
      await navigator.clipboard.writeText(await read());
      notify({ kind: 'success', text: done });
    } catch {
      notify({ kind: 'error', text: texts.notCopied });
    }
  };
  const choose = (id: string): void => {
    if (id === 'link') void copy(async () => globalThis.location.href, texts.linkCopied);
    if (id === 'markdown') void copy(() => readReportMarkdown(report.id), texts.markdownCopied);
    if (id === 'facts') saveFile(`${target.apiId}-${report.id}.json`, JSON.stringify(report.snapshot, null, 2));
  };
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <Button
        href={paths.diagnose({
          account: target.accountId,
          region: target.region,
          api: target.apiId,
          stage: target.stage,
          url: report.result.request?.url,
          method: report.result.request?.method,
        })}
        onFollow={follow}
      >
        {texts.askAnew}
      </Button>
      <ButtonDropdown
        variant="primary"
        expandToViewport
        onItemClick={({ detail }) => choose(detail.id)}
        items={[
          { id: 'link', text: texts.copyLink },
          { id: 'markdown', text: texts.copyMarkdown },
          { id: 'facts', text: texts.downloadFacts },
        ]}
      >
        {texts.share}
      </ButtonDropdown>
    </SpaceBetween>
  );
};

/** A saved diagnosis, as it was shown. */
export const ReportRoute = () => {
  const { id } = route.useParams();
  const { data, error, refetch } = useQuery(reportQuery(id));
  useEffect(() => {
    if (data) rememberReport({ id: data.id, title: data.title, savedAt: data.savedAt });
  }, [data]);
  if (error) {
    return (
      <Page title={texts.notShown}>
        <ProblemPanel error={error} onRetry={() => void refetch()} />
      </Page>
    );
  }
  if (data === undefined) return <ResultSkeleton />;
  return (
    <DiagnosisView
      result={data.result}
      snapshotSource={{ kind: 'in-hand', snapshot: data.snapshot }}
      actions={<ReportActions report={data} />}
      notice={
        <Alert type="info">
          {texts.noticeBegins} <Moment at={data.savedAt} />
          {data.savedBy === undefined ? '' : ` ${texts.savedBy(data.savedBy)}`}. {texts.noticeEnds}
          {data.note === undefined ? null : <p>{data.note}</p>}
        </Alert>
      }
    />
  );
};
