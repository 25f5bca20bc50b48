import type { Contracts } from '@gatescope/shared';
import type { Handler } from '../http/handler.ts';
import type { HandlerDeps } from './deps.ts';

const most = 100;

export const listReports =
  ({ reports }: HandlerDeps): Handler<Contracts['listReports']> =>
  async () => ({ reports: (await reports.list()).slice(0, most) });
