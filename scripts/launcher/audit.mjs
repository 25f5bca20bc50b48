// npm run audit: known advisories against what is shipped. A registry that does not answer is said, never taken for a pass.
import { install, pnpm } from './processes.mjs';

const isObject = (value) => typeof value === 'object' && value !== null;

const parse = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** What `pnpm audit --json` said: the advisories of each affected package, or that nothing was checked. */
export const readAudit = (text) => {
  const report = parse(text);
  if (!isObject(report?.advisories) || !isObject(report?.metadata)) return { kind: 'not-checked' };
  const lines = Object.values(report.advisories).map(
    ({ severity, module_name: name, vulnerable_versions: versions, title, url }) =>
      `${severity}: ${name} ${versions}: ${title} (${url})`,
  );
  if (lines.length > 0) return { kind: 'found', lines };
  return { kind: 'clear', packages: report.metadata.totalDependencies };
};

/** 0: asked, and nothing is known. 1: something is known. 3: nobody answered, so nothing is known either way. */
export const audit = async () => {
  await install({ quiet: true });
  let text = '';
  await pnpm(['audit', '--prod', '--json'], { read: (chunk) => (text += chunk), isShown: false });
  const answer = readAudit(text);
  if (answer.kind === 'clear') return console.log(`No known advisory against ${answer.packages} shipped packages.`);
  process.exitCode = answer.kind === 'found' ? 1 : 3;
  console.error(
    answer.kind === 'found'
      ? answer.lines.join('\n')
      : '\nNOT CHECKED: the registry did not answer the audit. This is no pass: run it where the registry answers audits.',
  );
};
