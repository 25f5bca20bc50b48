import './understood-list.css';
import { Status } from './status.tsx';

/** One thing that was read out of a text. */
export interface UnderstoodItem {
  readonly what: string;
  readonly value: string;
}

interface Props {
  readonly title: string;
  readonly items: readonly UnderstoodItem[];
  /** What was concluded rather than read. */
  readonly inferred?: readonly string[];
  /** Where parts of the text disagree. */
  readonly contradictions?: readonly string[];
  /** What was not understood. */
  readonly leftover?: string;
  /** How many secrets were masked. */
  readonly masked?: number;
}

const shown = 400;
const short = (text: string): string => (text.length > shown ? `${text.slice(0, shown)}…` : text);

const Notes = ({ inferred = [], contradictions = [], leftover = '', masked = 0 }: Omit<Props, 'title' | 'items'>) => (
  <ul className="gs-understood__notes">
    {inferred.map((text) => (
      <li key={text}>
        <Status tone="info">Inferred: {text}</Status>
      </li>
    ))}
    {contradictions.map((text) => (
      <li key={text}>
        <Status tone="warn">Contradiction: {text}</Status>
      </li>
    ))}
    {leftover === '' ? null : (
      <li>
        <Status tone="unknown">Not understood, and kept in the box:</Status>
        <span className="gs-mono gs-understood__leftover">{short(leftover)}</span>
      </li>
    )}
    {masked === 0 ? null : (
      <li>
        <Status tone="good">{masked === 1 ? 'One secret was masked.' : `${masked} secrets were masked.`}</Status>
      </li>
    )}
  </ul>
);

/** What was read out of a pasted text, so that the reader can check it. */
export const UnderstoodList = ({ title, items, ...notes }: Props) => (
  <section aria-label={title} className="gs-understood">
    <strong>{title}</strong>
    <dl>
      {items.map(({ what, value }) => (
        <div key={what}>
          <dt>{what}</dt>
          <dd className="gs-mono">{short(value)}</dd>
        </div>
      ))}
    </dl>
    <Notes {...notes} />
  </section>
);
