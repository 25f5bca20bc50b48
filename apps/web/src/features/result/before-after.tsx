import Box from '@cloudscape-design/components/box';
import Toggle from '@cloudscape-design/components/toggle';
import { useState } from 'react';
import { Status } from '../../components/status.tsx';
import { resultTexts as texts } from './result-texts.ts';
import type { ComparisonRow } from './view/to-comparison.ts';
import type { FixView } from './view/to-fix-view.ts';

/** The proof of a fix: the same request simulated before and after it. */
export const BeforeAfter = ({
  rows,
  end,
}: {
  readonly rows: readonly ComparisonRow[];
  readonly end: FixView['afterEnd'];
}) => {
  const [all, setAll] = useState(false);
  if (rows.length === 0) return null;
  const shown = all ? rows : rows.filter((row) => row.decisive);
  return (
    <div>
      <Box variant="awsui-key-label">{texts.beforeAfter}</Box>
      {end === undefined ? null : <Status tone={end.tone}>{end.word}</Status>}
      <table className="gs-rows gs-rows--stack">
        <thead>
          <tr>
            <th scope="col">{texts.hop}</th>
            <th scope="col">{texts.before}</th>
            <th scope="col">{texts.after}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ gate, title, before, after, changed }) => (
            <tr key={gate} className={all && changed ? 'gs-rows__changed' : undefined}>
              <th scope="row">{title}</th>
              <td data-label={texts.before}>
                <Status tone={before.tone}>{before.word}</Status>
              </td>
              <td data-label={texts.after}>
                <Status tone={after.tone}>{after.word}</Status>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Toggle checked={all} onChange={({ detail }) => setAll(detail.checked)}>
        {texts.showAllHops}
      </Toggle>
    </div>
  );
};
