import Skeleton from '@cloudscape-design/components/skeleton';
import type { KindComparison } from '@gatescope/shared';
import { useQuery } from '@tanstack/react-query';
import { AppLink } from '../../../components/app-link.tsx';
import { MissingList } from '../../../components/missing-list.tsx';
import { ProblemPanel } from '../../../components/problem-panel.tsx';
import { Section } from '../../../components/section.tsx';
import { Status } from '../../../components/status.tsx';
import { toMissingView } from '../../../lib/hidden-words.ts';
import { kindWords } from '../../../lib/kind-words.ts';
import { type ApiPath, paths } from '../../../lib/paths.ts';
import { toPointerWords } from '../../../lib/pointer-words.ts';
import { kindsQuery } from '../../../queries/kinds-query.ts';
import { otherKindsTexts as texts } from '../texts/overview-texts.ts';

type Lacking = KindComparison['lacking'][number];

const places = (pointers: readonly string[]): string => [...new Set(pointers.map(toPointerWords))].join(', ');

const Feature = ({ feature: { title, pointers, missing } }: { readonly feature: Lacking }) => (
  <li>
    {missing.length === 0 ? (
      <>
        {title} <span className="gs-quiet gs-small">{places(pointers)}</span>
      </>
    ) : (
      <>
        <Status tone="unknown">{texts.useUnknown(title)}</Status>
        <MissingList items={missing.map(toMissingView)} />
      </>
    )}
  </li>
);

const Comparison = ({ comparison: { kind, lacking } }: { readonly comparison: KindComparison }) => (
  <div>
    <h3 className="gs-flush">{texts.as(kindWords[kind].article)}</h3>
    {lacking.length === 0 ? (
      <p className="gs-flush">{texts.nothing}</p>
    ) : (
      <ul className="gs-text-list">
        {lacking.map((feature) => (
          <Feature key={feature.id} feature={feature} />
        ))}
      </ul>
    )}
  </div>
);

/** What the API would lose as another kind. */
export const KindsSection = ({ target }: { readonly target: ApiPath }) => {
  const { data, error, isPending, refetch } = useQuery(kindsQuery(target));
  return (
    <Section
      title={texts.title}
      description={texts.lead}
      actions={<AppLink href={paths.reference('kinds')}>{texts.comparison}</AppLink>}
    >
      {isPending ? <Skeleton height="5rem" /> : null}
      {error ? <ProblemPanel error={error} onRetry={() => void refetch()} /> : null}
      {data ? (
        <div className="gs-columns">
          {data.comparisons.map((comparison) => (
            <Comparison key={comparison.kind} comparison={comparison} />
          ))}
        </div>
      ) : null}
    </Section>
  );
};
