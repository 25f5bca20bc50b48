import type { Contracts } from '@gatescope/shared';
import { checkStage } from '../diagnosis/check-stage.ts';
import { findAccount } from '../diagnosis/find-account.ts';
import type { Handler } from '../http/handler.ts';
import { accessFormatOf } from '../log-search/access-format.ts';
import { chooseWay } from '../log-search/choose-way.ts';
import { knownStageLog } from '../log-search/known-stage-log.ts';
import { toLineTest } from '../log-search/line-test.ts';
import { queryPrice } from '../log-search/query-price.ts';
import { collectBase } from './collect-view.ts';
import type { HandlerDeps } from './deps.ts';

const unknownSize = { storedBytes: undefined, createdAt: undefined, retentionDays: undefined };

export const planLogSearch =
  (deps: HandlerDeps): Handler<Contracts['planLogSearch']> =>
  async ({ body }, { signal, about }) => {
    const { accountId, region, apiId, stage } = body.target;
    const reference = await findAccount({ accountId: accountId ?? undefined, region, apiId }, deps.collector, signal);
    about(reference);
    const { snapshot } = await collectBase(deps, reference, { fresh: false, signal });
    checkStage(snapshot, stage);
    const logGroup = knownStageLog(snapshot, stage, body.log);
    if (logGroup === undefined) {
      return { exists: 'no', by: 'filter', because: 'The stage writes no such log to a log group.' };
    }
    const fact = await deps.collector.findLogGroup({ ...snapshot.target, name: logGroup }, signal);
    const [group] = fact.state === 'present' ? fact.value : [];
    const window = { start: Date.parse(body.from), end: Date.parse(body.to), now: deps.now().getTime() };
    const { notes } = toLineTest(body, accessFormatOf(snapshot, stage), deps.engine);
    // Nothing to search costs nothing, whatever the stretch.
    if (fact.state !== 'hidden' && group === undefined) {
      const because = 'There is no such log group: nothing was written to it so far, or it was deleted.';
      return { logGroup, exists: 'no', by: 'filter', because, notes: [...notes] };
    }
    const { by, because, estimatedBytes } = chooseWay(group ?? unknownSize, window);
    return {
      logGroup,
      exists: fact.state === 'hidden' ? 'unknown' : 'yes',
      by,
      because,
      ...(estimatedBytes === undefined ? {} : { estimatedBytes }),
      // Also beside the free way: whoever is in a hurry may choose the other one.
      price: queryPrice(region, { estimated: estimatedBytes, atMost: group?.storedBytes }),
      ...(fact.state === 'hidden' && fact.permission ? { permission: fact.permission } : {}),
      notes: [...notes],
    };
  };
