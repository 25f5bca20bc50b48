import './certainty.css';

/** How sure a finding is, as a word and as bars. */
export interface CertaintyView {
  readonly word: string;
  /** 3 certain, 2 likely, 1 possible, 0 where it is no explanation. */
  readonly bars: 0 | 1 | 2 | 3;
}

/** Shows a certainty. */
export const Certainty = ({ certainty }: { readonly certainty: CertaintyView }) => (
  <span className="gs-certainty">
    {certainty.bars === 0 ? null : (
      <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">
        {[1, 2, 3].map((bar) => (
          <rect
            key={bar}
            x={1 + (bar - 1) * 5}
            y={14 - bar * 4}
            width="4"
            height={bar * 4}
            rx="1"
            className={bar <= certainty.bars ? 'gs-certainty__on' : 'gs-certainty__off'}
          />
        ))}
      </svg>
    )}
    {certainty.word}
  </span>
);
