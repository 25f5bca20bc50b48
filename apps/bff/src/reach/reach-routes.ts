import { apiParamsSchema, stageNameSchema } from '@gatescope/shared';
import { Router } from 'express';
import * as z from 'zod';
import { apiName } from '../diagnosis/api-name.ts';
import { checkStage } from '../diagnosis/check-stage.ts';
import { invalidInput } from '../http/input-errors.ts';
import { checkRole } from '../http/open-contract.ts';
import { parsePart } from '../http/parse-part.ts';
import { stateOf } from '../http/request-state.ts';
import type { CollectorPort, EnginePort } from '../ports.ts';
import { checkProbeUrl } from '../probes/check-probe-url.ts';
import { reachPage, reachPolicy } from './reach-page.ts';
import { reachPath } from './reach-path.ts';
import { reachScript, reachStyle } from './reach-script.ts';

const querySchema = z.object({ stage: stageNameSchema.optional() });

/**
 * A page that asks from the reader's browser whether the hosts of one API can be reached: a document of its own, since only
 * its content security policy lets a browser leave the console, and that to the hosts of this API alone.
 */
export const reachRoutes = (
  { collector, engine }: { readonly collector: CollectorPort; readonly engine: EnginePort },
  { timeoutMs }: { readonly timeoutMs: number },
): Router => {
  const router = Router();
  router.get(
    '/api/reach.js',
    (_req, res) => void res.type('text/javascript').set('Cache-Control', 'no-cache').send(reachScript),
  );
  router.get(
    '/api/reach.css',
    (_req, res) => void res.type('text/css').set('Cache-Control', 'no-cache').send(reachStyle),
  );
  router.get(reachPath, async (req, res) => {
    stateOf(res).route = reachPath;
    checkRole('viewer', stateOf(res).user?.roles ?? []);
    const params = parsePart(apiParamsSchema, req.params, 'params');
    const query = parsePart(querySchema, req.query, 'query');
    const errors = [...params.errors, ...query.errors];
    if (errors.length > 0) throw invalidInput(errors);
    // Both were parsed by these very schemas.
    const target = params.value as z.output<typeof apiParamsSchema>;
    const { stage } = query.value as z.output<typeof querySchema>;
    stateOf(res).subject = target;
    const signal = AbortSignal.timeout(timeoutMs);
    const asked = { request: null, complaint: {}, wanted: [], previous: undefined, fresh: false, signal };
    const { snapshot } = await collector.collect(target, asked);
    checkStage(snapshot, stage);
    const variants = engine.invokeUrls({
      snapshot,
      from: { from: 'not-said' },
      ...(stage === undefined ? {} : { stage }),
    });
    const hosts = variants.flatMap(({ url }) => {
      const checked = checkProbeUrl(snapshot, url);
      return 'because' in checked ? [] : [checked.host];
    });
    const distinct = [...new Set(hosts)].slice(0, 16);
    res
      .set({ 'Content-Security-Policy': reachPolicy(distinct), 'Cache-Control': 'no-store' })
      .type('html')
      .send(reachPage(snapshot.target, apiName(snapshot) ?? target.apiId, distinct));
  });
  return router;
};
