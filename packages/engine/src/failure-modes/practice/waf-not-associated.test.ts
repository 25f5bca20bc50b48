import { describe, expect, it } from 'vitest';
import { diagnose } from '../../diagnose.ts';
import { ids, publicRequest, restAccount } from '../../testing/build-account.ts';
import { inputOf } from '../../testing/example.ts';
import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { wafNotAssociated } from './waf-not-associated.ts';
import { wafNotAssociatedExample } from './waf-not-associated.example.ts';

testFailureMode(wafNotAssociated, wafNotAssociatedExample);

describe('stages without a web ACL', () => {
  it('are told only where they serve something', () => {
    const stages = [{ stageName: 'new' }, { stageName: ids.stage, deploymentId: ids.deploymentId }];
    const input = inputOf({ account: restAccount({ parts: { stages } }), request: publicRequest() });
    const found = diagnose(input, { fixes: false }).latent.find(({ id }) => id === wafNotAssociated.id);
    expect(found?.summary).toBe('No web ACL guards stage prod, which the internet can reach.');
  });
});
