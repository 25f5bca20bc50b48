import ExpandableSection from '@cloudscape-design/components/expandable-section';
import type { ListingProblem } from '@gatescope/shared';
import { CopyButton } from '../../components/copy-button.tsx';
import { Status } from '../../components/status.tsx';
import { listingTexts as texts } from './fleet-texts.ts';

const placeOf = ({ accountId, region, kinds }: ListingProblem): string =>
  texts.place([accountId, region].filter(Boolean).join(' / '), kinds.join(', '));

/** Accounts and Regions whose APIs are missing from the list, and why. */
export const ListingProblems = ({ problems }: { readonly problems: readonly ListingProblem[] }) =>
  problems.length === 0 ? null : (
    <ExpandableSection defaultExpanded headerText={texts.title(problems.length)} headerDescription={texts.lead}>
      <ul className="gs-plain-list gs-stack gs-stack--tight">
        {problems.map((problem) => (
          <li key={placeOf(problem)}>
            <Status tone="unknown">{placeOf(problem)}</Status>
            <div>{problem.problem.detail}</div>
            <div className="gs-quiet">{problem.problem.remedy}</div>
            {problem.problem.permission ? (
              <div className="gs-mono">
                {problem.problem.permission.action} {problem.problem.permission.resource}
                <CopyButton
                  text={`${problem.problem.permission.action} ${problem.problem.permission.resource}`}
                  what={texts.permission}
                />
              </div>
            ) : null}
          </li>
        ))}
      </ul>
    </ExpandableSection>
  );
