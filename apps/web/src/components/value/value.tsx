import './value.css';
import { type ReactNode, useRef, useState } from 'react';
import { useSnapshotAtHand } from './snapshot-at-hand.tsx';
import { ValueCard } from './value-card.tsx';
import { valueTexts as texts } from './value-texts.ts';

interface Props {
  /** Where the value stands in the snapshot. */
  readonly pointer: string;
  /** What it is, and of what: "State of vpce-1". */
  readonly label: string;
  /** Its place in the AWS console, where the pointer alone does not tell it. */
  readonly href?: string | undefined;
  readonly children: ReactNode;
}

/**
 * A value of the configuration as the page words it, with what AWS returned for it one step away: its JSON, its pointer
 * and its place in the AWS console. The button shows on hover and focus, and always where nothing can hover.
 */
export const Value = ({ pointer, label, href, children }: Props) => {
  const snapshot = useSnapshotAtHand();
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  // A press outside the card closes it before the click arrives, so that the click alone does not tell.
  const wasOpen = useRef(false);
  if (snapshot === undefined) return <>{children}</>;
  return (
    <span className="gs-value">
      {children}
      <button
        ref={button}
        type="button"
        className="gs-value__open"
        aria-label={texts.open(label)}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        title={texts.open(label)}
        onPointerDown={() => {
          wasOpen.current = isOpen;
        }}
        onClick={() => {
          setOpen(!wasOpen.current);
          wasOpen.current = false;
        }}
      >
        <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">
          <path d="M6 2.5c-2 0-2 .8-2 2.3 0 1.7 0 2.6-1.7 3.2C4 8.6 4 9.5 4 11.2c0 1.5 0 2.3 2 2.3M10 2.5c2 0 2 .8 2 2.3 0 1.7 0 2.6 1.7 3.2-1.7.6-1.7 1.5-1.7 3.2 0 1.5 0 2.3-2 2.3" />
        </svg>
      </button>
      {isOpen ? (
        <ValueCard
          snapshot={snapshot}
          pointer={pointer}
          label={label}
          href={href}
          anchor={button}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </span>
  );
};
