/** The version of the console. Filled in by the bundler; `dev` when it runs from its sources. */
export const version = process.env.GATESCOPE_VERSION ?? 'dev';
