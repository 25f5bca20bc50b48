/** The words of what can be seen beside the simulation. */
export const liveTexts = {
  title: 'See for yourself',
  lead: 'What is configured says what should happen; this says what does.',
  notSeen: 'not seen',
  sideBySide: 'Simulation, console’s host and caller',
  step: 'Step',
  simulation: 'Simulation',
  host: 'Console’s host',
  caller: 'Caller',
  fromCaller: 'From the caller’s own place: a script',
  fromBrowser: 'From a browser: reachability, and a snippet for the failing page',
} as const;

/** The steps of a call that were seen. */
export const liveStepTexts = { dns: 'Name', tcp: 'Connection', tls: 'TLS', http: 'Reply' } as const;

/** The words of the links to logs and edits. */
export const logLinkTexts = {
  thisRequest: 'The log lines of this request',
  around: 'The logs around it',
  withStatus: (status: number) => `The log lines with ${status}`,
  changed: 'What changed since it last worked',
} as const;

/** The words of a probe from the console's host. */
export const probeTexts = {
  try: 'Try it from the console’s host',
  cancel: 'Cancel',
  optionsInstead: 'The method may change something; OPTIONS is sent instead.',
  sends: (verb: string) => `${verb} is sent to every form of the URL.`,
  sign: 'Sign with the role of the console',
  signMeans: 'Tells authorization from reachability; what it sees is the console’s own access, not the caller’s.',
  forReal: (method: string) => `Send ${method} for real`,
  forRealWarning: (method: string) =>
    `This sends one ${method} without a body to the default host. Where nothing refuses it, it reaches the backend and may change something.`,
  forRealSure: (method: string) => `${method} may reach the backend; send it once`,
  forRealOnce: (method: string) => `Send ${method} once`,
  notTried: (urls: number, because: string) =>
    `${urls === 1 ? 'One URL was' : `${urls} URLs were`} not tried: ${because}.`,
  trying: (what: string) => `Trying: ${what}`,
  cancelled: 'The probe was cancelled.',
  nothing: 'Nothing was seen from the console’s host.',
  take: 'Take what was seen into account',
} as const;

/** The words of the script for the caller's place. */
export const callerTexts = {
  scriptFor: 'Script for',
  /** The name of the file stands between both. */
  save: 'Save it as',
  run: 'and run it where the caller is. It prints no secret.',
  howToRun: (shell: string) => `how to run it, ${shell}`,
  script: (shell: string) => `the script, ${shell}`,
  printed: (what: string) => `What the ${what} printed`,
  printedHint: 'It becomes part of the question, which is asked again.',
  take: 'Take it into account',
  nothing: 'Nothing in there was printed by the script or the snippet.',
  aScript: 'script',
  aSnippet: 'snippet',
} as const;

/** The words of the browser's place. */
export const browserPlaceTexts = {
  reach: 'Can this browser reach the hosts of the API?',
  reachHow: 'A page of its own asks them, and may ask no other host. What it sees comes back here.',
  looked: 'From this browser',
  snippetHow:
    'Whether a page may read the reply depends on the page. Paste this into the console of the developer tools of the page that fails; it sends no credentials.',
  snippet: 'the snippet for the failing page',
} as const;

/** What a browser that looked for a host met. */
export const reachTexts = {
  connected: 'reachable from this browser',
  timeout: 'no answer to this browser',
  refused: 'not reachable from this browser',
  failed: 'not reachable from this browser, or its certificate is not trusted here',
} as const;
