/** Where the reach page is. It is no contract: what it answers is a document, not data. */
export const reachPath = '/api/apis/:accountId/:region/:apiId/reach';
