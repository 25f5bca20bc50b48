import { type Severity, severities } from '@gatescope/shared';
import { severityWords } from '../lib/severity-words.ts';
import { Status } from './status.tsx';

/** "1 high, 3 low", each with its sign; what could not be read beside it. */
export const SeverityCounts = ({
  counts,
  missing,
  isChecked,
}: {
  readonly counts: Readonly<Record<Severity, number>>;
  /** Facts that could not be read, so that there may be more. */
  readonly missing: number;
  /** False: nothing looks at the settings of this kind by themselves. */
  readonly isChecked: boolean;
}) => {
  const found = severities.filter((severity) => counts[severity] > 0);
  return (
    <ul className="gs-plain-list gs-counts">
      {found.map((severity) => (
        <li key={severity} className="gs-nowrap">
          <Status tone={severityWords[severity].tone}>{`${counts[severity]} ${severityWords[severity].word}`}</Status>
        </li>
      ))}
      {found.length === 0 && missing === 0 ? (
        <li>
          <Status tone={isChecked ? 'good' : 'off'}>{isChecked ? 'none' : 'not checked'}</Status>
        </li>
      ) : null}
      {missing > 0 ? (
        <li className="gs-nowrap">
          <Status tone="unknown">{missing === 1 ? '1 fact unread' : `${missing} facts unread`}</Status>
        </li>
      ) : null}
    </ul>
  );
};
