const margin = 8;

/** Puts a box below an element, or above it where there is more room, within the window; it scrolls with the page. */
export const placeBeside = (anchor: HTMLElement, box: HTMLElement): void => {
  const at = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = box;
  const root = document.documentElement;
  const left = Math.max(margin, Math.min(at.left, root.clientWidth - width - margin));
  const hasRoomBelow = at.bottom + height + margin <= root.clientHeight;
  const isAbove = !hasRoomBelow && at.top > root.clientHeight - at.bottom;
  const top = isAbove ? Math.max(margin, at.top - height - 4) : at.bottom + 4;
  box.style.insetInlineStart = `${left + globalThis.scrollX}px`;
  box.style.insetBlockStart = `${top + globalThis.scrollY}px`;
};
