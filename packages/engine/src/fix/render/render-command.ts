import type { Request } from '@gatescope/shared';
import { quote } from './quote.ts';
import { headerOptions, renderCurl } from './render-curl.ts';

/** The request as a line to copy into a shell. curl opens no WebSocket; wscat does. */
export const renderCommand = (request: Request): string =>
  request.url.startsWith('wss:')
    ? ['npx wscat', ...headerOptions(request), `-c ${quote(request.url)}`].join(' ')
    : renderCurl(request);
