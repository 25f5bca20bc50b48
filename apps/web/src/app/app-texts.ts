/** What the pages are called in the navigation and in the path above a page. */
export const placeTexts = {
  start: 'Gatescope',
  find: 'Find',
  diagnose: 'Diagnose a request',
  apis: 'APIs',
  reports: 'Reports',
  failureModes: 'Failure modes',
  reference: 'Reference',
  permissions: 'Permissions',
} as const;

/** The words around every page. */
export const shellTexts = {
  navigation: 'Pages of the console',
  navigationClose: 'Close the navigation',
  navigationToggle: 'Open the navigation',
  breadcrumbs: 'Breadcrumbs',
  wholePath: 'Show the whole path',
  notices: 'Notifications',
  dismiss: 'Dismiss this message',
  loading: 'Loading the page',
  sandbox: 'Sandbox',
  sandboxMeans: ': nothing here is real',
  appearance: 'Appearance',
  colours: 'Colours',
  density: 'Density',
} as const;

/** The words of the colours and densities to choose from. */
export const lookTexts = {
  system: 'Like the system',
  light: 'Light',
  dark: 'Dark',
  comfortable: 'Comfortable',
  compact: 'Compact',
} as const;

/** The words of pages that are not there or broke. */
export const failureTexts = {
  noPage: 'There is no such page',
  check: 'Check the address, or',
  start: 'start from the beginning',
  broken: 'This page could not be shown',
  reload: 'Load the page again',
  unknown: 'Unknown error',
} as const;
