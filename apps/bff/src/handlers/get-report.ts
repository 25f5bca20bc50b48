import type { Contracts } from '@gatescope/shared';
import type { Handler } from '../http/handler.ts';
import type { HandlerDeps } from './deps.ts';
import { findReport } from './find-report.ts';

export const getReport =
  ({ reports }: HandlerDeps): Handler<Contracts['getReport']> =>
  ({ params }, context) =>
    findReport(reports, params.id, context);
