import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import { useMutation } from '@tanstack/react-query';
import { AppLink } from '../../components/app-link.tsx';
import { useNotifications } from '../../components/notifications.tsx';
import { ApiError } from '../../lib/api-error.ts';
import { paths } from '../../lib/paths.ts';
import { problemWords } from '../../lib/problem-words.ts';
import { rememberReport } from '../../lib/recent.ts';
import { shareTexts as texts } from './result-texts.ts';
import { readReportMarkdown, saveReport } from '../../queries/reports-query.ts';

/** What can be taken away from a fresh answer: a link to the question, a report, Markdown, the facts. */
export const ResultActions = ({ diagnosisId }: { readonly diagnosisId: string }) => {
  const { notify } = useNotifications();
  const fail = (error: Error): void =>
    notify({
      kind: 'error',
      text: error instanceof ApiError ? `${problemWords(error).title}. ${problemWords(error).next}` : error.message,
    });
  const save = useMutation({
    mutationFn: () => saveReport(diagnosisId),
    onSuccess: (report) => rememberReport({ id: report.id, title: report.title, savedAt: report.savedAt }),
    onError: fail,
  });
  const saved = async () => save.data ?? (await save.mutateAsync());

  const copyLink = async (): Promise<void> => {
    await navigator.clipboard.writeText(globalThis.location.href);
    notify({
      kind: 'success',
      text: texts.linkCopied,
    });
  };
  const keepReport = async (): Promise<void> => {
    const report = await saved();
    notify({
      kind: 'success',
      text: (
        <>
          {texts.saved}{' '}
          <AppLink href={paths.report(report.id)} variant="primary">
            {texts.open}
          </AppLink>
          {texts.savedMeans}
        </>
      ),
    });
  };
  const copyMarkdown = async (): Promise<void> => {
    const report = await saved();
    await navigator.clipboard.writeText(await readReportMarkdown(report.id));
    notify({ kind: 'success', text: texts.markdownCopied });
  };
  const actions: Readonly<Record<string, () => Promise<void>>> = {
    link: copyLink,
    save: keepReport,
    markdown: copyMarkdown,
  };

  return (
    <ButtonDropdown
      variant="primary"
      loading={save.isPending}
      expandToViewport
      onItemClick={({ detail }) => {
        actions[detail.id]?.().catch((error: unknown) =>
          fail(error instanceof Error ? error : new Error(texts.failed)),
        );
      }}
      items={[
        { id: 'link', text: texts.link },
        { id: 'save', text: texts.save },
        { id: 'markdown', text: texts.markdown },
        {
          id: 'facts',
          text: texts.facts,
          href: `/api/diagnoses/${encodeURIComponent(diagnosisId)}/snapshot`,
          download: true,
        },
      ]}
    >
      {texts.share}
    </ButtonDropdown>
  );
};
