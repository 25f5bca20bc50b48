import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useMemo } from 'react';
import { Page } from '../components/page.tsx';
import { ProblemPanel } from '../components/problem-panel.tsx';
import { FindBox } from '../features/find/find-box.tsx';
import { FindStart } from '../features/find/find-start.tsx';
import { findExamples } from '../features/find/find-examples.ts';
import { findTexts } from '../features/find/find-texts.ts';
import { FleetScan } from '../features/find/fleet-scan.tsx';
import { toScanSpots, toScanState } from '../features/find/view/to-scan-spots.ts';
import { toTroubleSpots } from '../features/find/view/to-trouble-spots.ts';
import { firstOpenStep } from '../lib/first-open-step.ts';
import { countPlaces } from '../lib/scan-calls.ts';
import { apisQuery } from '../queries/apis-query.ts';
import { sessionQuery } from '../queries/session-query.ts';
import { permissionsQuery } from '../queries/permissions-query.ts';
import { useScan } from '../queries/use-scan.ts';
import { useScanned } from '../queries/use-scanned.ts';

/** The start: one box, and what was or should be looked at. */
export const FindRoute = () => {
  const router = useRouter();
  const apis = useQuery(apisQuery);
  const permissions = useQuery(permissionsQuery);
  const isLooking = apis.isPending || permissions.isPending;
  const listed = useMemo(() => apis.data?.apis ?? [], [apis.data]);
  const targets = useMemo(() => listed.map(({ id, ...place }) => ({ ...place, apiId: id })), [listed]);
  const { data: session } = useQuery(sessionQuery);
  const examples =
    session?.mode === 'sandbox' ? findExamples.filter(({ apiId }) => listed.some(({ id }) => id === apiId)) : [];
  const scan = useScan();
  const outcomes = useScanned(targets);
  const scanned = listed.map((api, index) => ({ api, outcome: outcomes[index] }));
  const state = toScanState(scanned);
  return (
    <Page title={findTexts.title} documentTitle={findTexts.tab}>
      <FindBox
        apis={listed}
        examples={examples}
        onDiagnose={(question) =>
          void router.navigate({ to: '/diagnose', search: { ...question, step: firstOpenStep(question) } })
        }
      />
      {apis.error ? <ProblemPanel error={apis.error} onRetry={() => void apis.refetch()} /> : null}
      <FindStart
        spots={isLooking ? undefined : [...toScanSpots(scanned), ...toTroubleSpots(apis.data, permissions.data)]}
        isScanned={state !== undefined}
        scan={
          isLooking ? null : (
            <FleetScan
              scan={scan}
              apis={listed.length}
              places={countPlaces(listed)}
              state={state}
              onScan={() => scan.start(targets, { fresh: state !== undefined })}
            />
          )
        }
      />
    </Page>
  );
};
