import { hostRolePolicy } from '@gatescope/collector';
import { expect, it } from 'vitest';

it('the policy in the guide is the one that is generated (mend with: npx vitest run -u in infra)', async () => {
  const policy = hostRolePolicy({ accounts: ['111122223333'], regions: ['eu-central-1'] });
  const page = [
    '# The policy of the host role',
    '',
    'Generated, for one account and one Region, with all optional parts. What the parts are: [permissions](permissions.md).',
    '',
    '```',
    JSON.stringify(policy, null, 2),
    '```',
    '',
  ].join('\n');
  await expect(page).toMatchFileSnapshot('../../docs/guide/host-role-policy.md');
});
