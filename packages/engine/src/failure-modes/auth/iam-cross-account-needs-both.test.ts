import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { iamCrossAccountNeedsBoth } from './iam-cross-account-needs-both.ts';
import { iamCrossAccountNeedsBothExample } from './iam-cross-account-needs-both.example.ts';

testFailureMode(iamCrossAccountNeedsBoth, iamCrossAccountNeedsBothExample);
