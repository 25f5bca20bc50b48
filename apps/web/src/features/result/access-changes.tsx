import type { AccessChange } from '@gatescope/shared';
import Box from '@cloudscape-design/components/box';
import { Status } from '../../components/status.tsx';
import { resultTexts as texts } from './result-texts.ts';

interface Props {
  readonly gained: readonly AccessChange[];
  readonly lost: readonly AccessChange[];
  readonly unchanged: string | undefined;
}

const Row = ({ change, gains }: { readonly change: AccessChange; readonly gains: boolean }) => (
  <tr>
    <td>
      <Status tone={gains ? 'warn' : 'info'}>{gains ? texts.gains : texts.loses}</Status>
    </td>
    <th scope="row">{change.caller}</th>
    <td className="gs-mono">{change.method}</td>
    <td>
      {change.before} → {change.after}
    </td>
  </tr>
);

/** Whoever else a fix admits or shuts out. */
export const AccessChanges = ({ gained, lost, unchanged }: Props) => {
  if (unchanged !== undefined) {
    return (
      <div>
        <Box variant="awsui-key-label">{texts.access}</Box>
        <p className="gs-fix__meaning">{unchanged}</p>
      </div>
    );
  }
  if (gained.length === 0 && lost.length === 0) return null;
  const keyOf = (change: AccessChange): string => `${change.caller} ${change.method}`;
  return (
    <div>
      <Box variant="awsui-key-label">{texts.access}</Box>
      <table className="gs-rows gs-rows--stack">
        <thead>
          <tr>
            <th scope="col">Change</th>
            <th scope="col">{texts.caller}</th>
            <th scope="col">{texts.method}</th>
            <th scope="col">{`${texts.before} → ${texts.after.toLowerCase()}`}</th>
          </tr>
        </thead>
        <tbody>
          {gained.map((change) => (
            <Row key={keyOf(change)} change={change} gains />
          ))}
          {lost.map((change) => (
            <Row key={keyOf(change)} change={change} gains={false} />
          ))}
        </tbody>
      </table>
    </div>
  );
};
