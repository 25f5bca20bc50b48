import type { Fix, ProposedFix } from '@gatescope/shared';
import type { World } from '../world.ts';
import { renderFix } from './render/render-fix.ts';
import { verifyFix } from './verify-fix.ts';
import { actorOf, managedBy } from './actor.ts';

/** Tries a proposed fix on a copy, renders it, and says who must do it. */
export const finishFix = (world: World, fix: ProposedFix, modeId: string): Fix => {
  const manager = managedBy(world.snapshot, fix);
  return {
    ...fix,
    verification: verifyFix(world, fix, modeId),
    rendered: renderFix(world, fix),
    actor: actorOf(world, fix),
    ...(manager ? { managedBy: manager } : {}),
  };
};
