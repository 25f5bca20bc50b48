/** Labels that Cloudscape's tabs leave to the page. */
export const tabTexts = {
  scrollLeftAriaLabel: 'Scroll the tabs left',
  scrollRightAriaLabel: 'Scroll the tabs right',
} as const;
