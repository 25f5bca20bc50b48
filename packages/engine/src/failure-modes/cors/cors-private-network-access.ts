import { defineFailureMode } from '../failure-mode.ts';
import { findStop } from '../stop.ts';

/** Chromium asks the user before a public page may call a private address. https://developer.chrome.com/blog/local-network-access */
export const corsPrivateNetworkAccess = defineFailureMode({
  id: 'cors-private-network-access',
  title: "Browser's local-network rule keeps a public page from a private address",
  kind: 'blocking',
  gate: 'page',
  apis: ['REST', 'HTTP', 'WEBSOCKET'],
  explains: ['cors-local-network'],
  symptom: {
    complaints: ['blocked-by-browser'],
    texts: ['Permission was denied for this request to access the', 'the resource is in more-private address space'],
  },
  needs: [],
  supersedes: ['private-dns-captures-public-api', 'host-header-missing'],
  check: (context) => {
    const at = findStop(context.stops, ['cors-local-network']);
    if (!at) return { verdict: 'clear' };
    return {
      verdict: 'found',
      at,
      standing: 'observed',
      evidence: [
        { label: "The browser's line", pointer: 'complaint:console', observed: context.world.seen.console ?? '' },
      ],
      detail: at.result.detail,
    };
  },
  explain: (_found, { world }) => ({
    summary: `The browser does not let the public page call ${world.url?.host ?? 'the API'}, whose name resolves to a private address here.`,
    explanation:
      'The name resolves to the interface endpoint inside the network. Since Chrome 142 a page from the public internet needs the permission of its user to call private addresses; the rule is checked before any CORS header is looked at, so no header of the API changes it.',
  }),
  fixes: () => [
    {
      id: 'serve-page-privately',
      title: 'Serve the page from the private network too, or call the API by a public name',
      change: { kind: 'advice' },
      risk: 'needs-review',
      notes: ['Administrators can allow the page with the policy LocalNetworkAccessAllowedForUrls.'],
    },
    {
      id: 'grant-permission',
      title: "Allow the page to reach the local network in the browser's site settings",
      change: { kind: 'advice' },
      risk: 'safe',
      notes: ['Per user and browser; an iframe also needs allow="local-network-access".'],
    },
  ],
  fixAvailability: 'always',
  howToSee: 'Resolve the API name where the browser runs: it gives a private address.',
  why: 'Browsers protect devices on a local network from pages of the public internet.',
  docs: [
    { url: 'https://developer.chrome.com/blog/local-network-access', proves: 'The permission that Chrome asks for.' },
  ],
});
