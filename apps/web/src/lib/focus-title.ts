/** Puts the focus on the page's heading, so that keyboard and screen reader start there. */
export const focusTitle = (): void => {
  const title =
    document.querySelector<HTMLElement>('#page-title h1') ?? document.querySelector<HTMLElement>('#page-title');
  if (title === null) return;
  title.tabIndex = -1;
  title.focus({ preventScroll: true });
};
