import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { Page } from '../components/page.tsx';
import { ProblemPanel } from '../components/problem-panel.tsx';
import { FindBox } from '../features/find/find-box.tsx';
import { FindStart } from '../features/find/find-start.tsx';
import { findTexts } from '../features/find/find-texts.ts';
import { toTroubleSpots } from '../features/find/view/to-trouble-spots.ts';
import { firstOpenStep } from '../lib/first-open-step.ts';
import { apisQuery } from '../queries/apis-query.ts';
import { permissionsQuery } from '../queries/permissions-query.ts';

/** The start: one box, and what was or should be looked at. */
export const FindRoute = () => {
  const router = useRouter();
  const apis = useQuery(apisQuery);
  const permissions = useQuery(permissionsQuery);
  const isLooking = apis.isPending || permissions.isPending;
  return (
    <Page title={findTexts.title} documentTitle="Find">
      <FindBox
        apis={apis.data?.apis ?? []}
        onDiagnose={(question) =>
          void router.navigate({ to: '/diagnose', search: { ...question, step: firstOpenStep(question) } })
        }
      />
      {apis.error ? <ProblemPanel error={apis.error} onRetry={() => void apis.refetch()} /> : null}
      <FindStart spots={isLooking ? undefined : toTroubleSpots(apis.data, permissions.data)} />
    </Page>
  );
};
