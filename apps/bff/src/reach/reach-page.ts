import type { Target } from '@gatescope/shared';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escapeHtml = (text: string): string => text.replaceAll(/[&<>"']/g, (char) => entities[char] ?? '');

/** What the reach page may do: load its own script and style, and ask the hosts of the chosen API. Nothing else. */
export const reachPolicy = (hosts: readonly string[]): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `connect-src ${hosts.length === 0 ? "'none'" : hosts.map((host) => `https://${host}`).join(' ')}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

const row = (host: string): string =>
  `<tr data-host="${escapeHtml(host)}"><th scope="row">${escapeHtml(host)}</th><td>Trying …</td></tr>`;

/** A page of its own, with a policy of its own, that tries the hosts of one API from the reader's browser. */
export const reachPage = ({ apiId, region }: Target, name: string, hosts: readonly string[]): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Reachable from this browser? ${escapeHtml(name)}</title>
<link rel="stylesheet" href="/api/reach.css">
<script type="module" src="/api/reach.js"></script>
</head>
<body>
<main data-api="${escapeHtml(apiId)}" data-region="${escapeHtml(region)}">
<h1>Is ${escapeHtml(name)} reachable from this browser?</h1>
<p>This browser asks each host of the API for nothing but its head. The page may reach these hosts and no other.</p>
<table>
<thead><tr><th scope="col">Host</th><th scope="col">From here</th></tr></thead>
<tbody>${hosts.length === 0 ? '<tr><td colspan="2">No host follows from this API.</td></tr>' : hosts.map(row).join('')}</tbody>
</table>
<p role="status">Trying …</p>
<h2>To paste into the console</h2>
<pre tabindex="0" aria-label="What was seen, to paste into the console"></pre>
</main>
</body>
</html>
`;
