import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { iamRoleIgnoredAuthNone } from './iam-role-ignored-auth-none.ts';
import { iamRoleIgnoredAuthNoneExample } from './iam-role-ignored-auth-none.example.ts';

testFailureMode(iamRoleIgnoredAuthNone, iamRoleIgnoredAuthNoneExample);
