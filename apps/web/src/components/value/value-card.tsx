import type { Snapshot } from '@gatescope/shared';
import type { RefObject } from 'react';
import { Age } from '../age.tsx';
import { CodeBlock } from '../code-block.tsx';
import { CopyButton } from '../copy-button.tsx';
import { hiddenCauseWords } from '../../lib/hidden-words.ts';
import { ExternalLink } from '../external-link.tsx';
import { toValueView } from './to-value-view.ts';
import { Status } from '../status.tsx';
import { useValueCard } from './use-value-card.ts';
import { valueTexts as texts } from './value-texts.ts';

interface Props {
  readonly snapshot: Snapshot;
  readonly pointer: string;
  readonly label: string;
  readonly href: string | undefined;
  /** What the card stands beside, and what gets the focus back. */
  readonly anchor: RefObject<HTMLButtonElement | null>;
  readonly onClose: () => void;
}

/** What AWS returned for one value, where it stands in the facts, and its place in the AWS console. */
export const ValueCard = ({ snapshot, pointer, label, href, anchor, onClose }: Props) => {
  const card = useValueCard(anchor, onClose);
  const view = toValueView(snapshot, pointer);
  const link = href ?? view.href;
  return (
    <div ref={card} popover="auto" role="dialog" aria-label={label} tabIndex={-1} className="gs-value-card">
      <div className="gs-value-card__head">
        <strong>{label}</strong>
        <button
          type="button"
          className="gs-value-card__close"
          aria-label={texts.close}
          onClick={() => {
            onClose();
            anchor.current?.focus();
          }}
        >
          ×
        </button>
      </div>
      {view.state === 'absent' ? (
        <p className="gs-flush">{view.text === '' ? texts.absentAlone : texts.absent}</p>
      ) : null}
      {view.cause === undefined ? null : <Status tone="unknown">{texts.unknown(hiddenCauseWords(view.cause))}</Status>}
      {view.text === '' ? null : <CodeBlock text={view.text} what={texts.json(label)} />}
      <div className="gs-value-card__pointer">
        <span className="gs-mono">{pointer}</span>
        <CopyButton text={pointer} what={texts.pointer} />
      </div>
      <div className="gs-value-card__foot">
        {link === undefined ? (
          <span className="gs-quiet">{texts.noConsole}</span>
        ) : (
          <ExternalLink href={link}>{texts.console}</ExternalLink>
        )}
        {view.readAt === undefined ? null : (
          <span className="gs-quiet">
            {texts.read} <Age at={view.readAt} />
          </span>
        )}
      </div>
    </div>
  );
};
