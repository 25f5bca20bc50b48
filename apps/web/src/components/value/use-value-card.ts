import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { placeBeside } from './place-beside.ts';

/**
 * Makes an element a popover of the browser beside another: above everything, with the focus in it, closed by Escape, by
 * a press elsewhere and when the focus leaves it.
 */
export const useValueCard = (
  anchor: RefObject<HTMLElement | null>,
  onClose: () => void,
): RefObject<HTMLDivElement | null> => {
  const card = useRef<HTMLDivElement>(null);
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });
  useLayoutEffect(() => {
    const box = card.current;
    if (!box) return;
    // Firefox before 125 has no popovers: there the card is an element like any other.
    if ('showPopover' in box) box.showPopover();
    if (anchor.current) placeBeside(anchor.current, box);
    box.focus({ preventScroll: true });
    const over = new AbortController();
    const on = (name: string, act: (event: Event) => void): void =>
      box.addEventListener(name, act, { signal: over.signal });
    on('toggle', (event) => {
      if ('newState' in event && event.newState === 'closed') close.current();
    });
    on('keydown', (event) => {
      if (!('key' in event) || event.key !== 'Escape') return;
      event.stopPropagation();
      close.current();
      anchor.current?.focus();
    });
    on('focusout', (event) => {
      const to = 'relatedTarget' in event ? event.relatedTarget : null;
      if (to instanceof Node && !box.contains(to)) close.current();
    });
    return () => over.abort();
  }, [anchor]);
  return card;
};
