import './caller-matrix.css';
import type { ContractReply, getAccessContract } from '@gatescope/shared';
import { Status, type Tone } from '../../../components/status.tsx';
import { accessTexts as texts } from '../texts/access-texts.ts';

type Access = ContractReply<typeof getAccessContract>;

const cells = {
  allowed: { tone: 'good', word: texts.allowed },
  refused: { tone: 'bad', word: texts.refused },
  unknown: { tone: 'unknown', word: texts.unknown },
} as const satisfies Record<Access['rows'][number]['cells'][number], { tone: Tone; word: string }>;

/** Who may call what: callers in rows, methods in columns. */
export const CallerMatrix = ({ access }: { readonly access: Access }) =>
  access.rows.length === 0 || access.methods.length === 0 ? (
    <p className="gs-quiet gs-flush">{texts.nothingToCompare}</p>
  ) : (
    // Scrolls sideways, so it has to be reachable by keyboard.
    <div className="gs-matrix" tabIndex={0} role="region" aria-label={texts.matrix}>
      <table>
        <thead>
          <tr>
            <th scope="col">{texts.caller}</th>
            {access.methods.map((method) => (
              <th key={method} scope="col">
                {method}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {access.rows.map(({ caller, cells: answers }) => (
            <tr key={caller.id}>
              <th scope="row">{caller.label}</th>
              {access.methods.map((method, index) => {
                const { tone, word } = cells[answers[index] ?? 'unknown'];
                return (
                  <td key={method}>
                    <Status tone={tone}>{word}</Status>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
