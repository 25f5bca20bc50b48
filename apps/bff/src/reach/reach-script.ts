/**
 * Runs in the reader's browser on the reach page. A request that the page may not read still tells whether a server with a
 * good certificate answered; browsers let it follow redirects only, and the page's policy ends those that lead elsewhere.
 * Nothing but HEAD is sent, without credentials, to the host's root.
 */
export const reachScript = `const timeoutMs = 8000;
const words = {
  connected: 'Reachable: a server with a good certificate answered.',
  timeout: 'No answer within ' + timeoutMs / 1000 + ' seconds.',
  failed: 'Not reachable: no such name from here, no connection, or a certificate that this browser does not take. A page cannot tell which.',
};

const tryHost = async (host) => {
  try {
    await fetch('https://' + host + '/', {
      method: 'HEAD',
      mode: 'no-cors',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(timeoutMs),
    });
    return 'connected';
  } catch (error) {
    return error instanceof DOMException && error.name === 'TimeoutError' ? 'timeout' : 'failed';
  }
};

const main = document.querySelector('main');
const rows = [...document.querySelectorAll('tr[data-host]')];
const lines = ['begin 1 ' + new Date().toISOString(), 'api ' + main.dataset.region + ' ' + main.dataset.api];
await Promise.all(
  rows.map(async (row, index) => {
    const { host } = row.dataset;
    const outcome = await tryHost(host);
    row.querySelector('td').textContent = words[outcome];
    row.dataset.outcome = outcome;
    const number = index + 1;
    lines.push('try ' + number + ' browser https://' + host + '/', 'tcp ' + number + ' ' + host + ' ' + outcome);
  }),
);
const text = [...lines, 'end'].map((line) => 'GATESCOPE ' + line).join('\\n');
document.querySelector('pre').textContent = text;
document.querySelector('[role=status]').textContent = 'Done. The console’s own window has been told, if it is open.';
new BroadcastChannel('gatescope-reach').postMessage({ api: main.dataset.api, region: main.dataset.region, text });
`;

export const reachStyle = `:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
body { margin: 0; padding: 24px; }
main { max-width: 60rem; margin: auto; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: 8px; border-bottom: 1px solid color-mix(in srgb, currentColor 25%, transparent); text-align: start; overflow-wrap: anywhere; }
pre { padding: 12px; border: 1px solid color-mix(in srgb, currentColor 25%, transparent); white-space: pre-wrap; overflow-wrap: anywhere; }
`;
