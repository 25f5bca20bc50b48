import './find.css';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Skeleton from '@cloudscape-design/components/skeleton';
import type { ReactNode } from 'react';
import { Age } from '../../components/age.tsx';
import { AppLink } from '../../components/app-link.tsx';
import { Status } from '../../components/status.tsx';
import { paths } from '../../lib/paths.ts';
import { readRecentReports, readRecentTargets, type RecentReport, type RecentTarget } from '../../lib/recent.ts';
import { exampleWay, findTexts as texts } from './find-texts.ts';
import type { TroubleSpot } from './view/to-trouble-spots.ts';

const shownSpots = 6;

const Card = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <Container fitHeight header={<Header variant="h2">{title}</Header>}>
    {children}
  </Container>
);

const RecentApis = ({ targets }: { readonly targets: readonly RecentTarget[] }) => (
  <Card title={texts.recent}>
    <ul className="gs-find__list">
      {targets.map((target) => (
        <li key={`${target.accountId}/${target.region}/${target.apiId}`}>
          <AppLink href={paths.api(target)}>{target.name}</AppLink>{' '}
          <span className="gs-quiet gs-small">{target.region}</span>
        </li>
      ))}
    </ul>
  </Card>
);

const RecentReports = ({ reports }: { readonly reports: readonly RecentReport[] }) => (
  <Card title={texts.reports}>
    <ul className="gs-find__list">
      {reports.map(({ id, title, savedAt }) => (
        <li key={id}>
          <AppLink href={paths.report(id)}>{title}</AppLink>{' '}
          <span className="gs-quiet gs-small">
            <Age at={savedAt} />
          </span>
        </li>
      ))}
    </ul>
  </Card>
);

const NothingRecent = () => (
  <Card title={texts.nothingRecent}>
    <div className="gs-stack gs-stack--tight">
      <p className="gs-quiet gs-flush">{texts.nothingRecentHint}</p>
      <div className="gs-find__actions">
        <AppLink href={paths.apis}>{texts.allApis}</AppLink>
        <AppLink href={paths.reports}>{texts.allReports}</AppLink>
      </div>
    </div>
  </Card>
);

/** What this browser remembers; one card where that is nothing. */
const Recent = () => {
  const [targets, reports] = [readRecentTargets(), readRecentReports()];
  if (targets.length + reports.length === 0) return <NothingRecent />;
  return (
    <>
      {targets.length > 0 ? <RecentApis targets={targets} /> : null}
      {reports.length > 0 ? <RecentReports reports={reports} /> : null}
    </>
  );
};

/** `undefined` while the fleet is being looked at. */
const Trouble = ({
  spots,
  isScanned,
}: {
  readonly spots: readonly TroubleSpot[] | undefined;
  readonly isScanned: boolean;
}) => {
  if (spots === undefined) {
    return (
      <div aria-busy="true" aria-label={texts.checking}>
        <Skeleton width="90%" />
        <Skeleton width="70%" />
      </div>
    );
  }
  if (spots.length === 0) return <Status tone="good">{isScanned ? texts.noScanTrouble : texts.noTrouble}</Status>;
  return (
    <>
      <ul className="gs-find__list">
        {spots.slice(0, shownSpots).map(({ key, tone, text, href }) => (
          <li key={key}>
            <Status tone={tone}>
              <AppLink href={href}>{text}</AppLink>
            </Status>
          </li>
        ))}
      </ul>
      {spots.length > shownSpots ? (
        <p className="gs-flush gs-small">
          <AppLink href={`${paths.apis}?deep=1`}>{texts.more(spots.length - shownSpots)}</AppLink>
        </p>
      ) : null}
    </>
  );
};

const Explanation = () => (
  <div className="gs-find__explain">
    <div>
      <h2>{texts.what}</h2>
      <ol className="gs-text-list">
        {texts.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </div>
    <div>
      <h2>{texts.example}</h2>
      <p>{texts.exampleLead}</p>
      <ol className="gs-find__list gs-find__list--ways" aria-label={texts.example}>
        {exampleWay.map(({ title, tone, word }) => (
          <li key={title}>
            <span>{title}</span>
            <Status tone={tone}>{word}</Status>
          </li>
        ))}
      </ol>
      <p>{texts.exampleEnd}</p>
    </div>
  </div>
);

interface Props {
  readonly spots: readonly TroubleSpot[] | undefined;
  readonly isScanned: boolean;
  /** What begins a scan of the fleet. */
  readonly scan: ReactNode;
}

/** What the start page shows below the box. */
export const FindStart = ({ spots, isScanned, scan }: Props) => (
  <>
    <div className="gs-find__columns">
      <Recent />
      <Card title={texts.trouble}>
        <div className="gs-stack gs-stack--tight">
          <Trouble spots={spots} isScanned={isScanned} />
          {scan}
        </div>
      </Card>
    </div>
    <Explanation />
  </>
);
