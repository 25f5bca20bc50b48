import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { publicWithoutAuthorization } from './public-without-authorization.ts';
import { publicWithoutAuthorizationExample } from './public-without-authorization.example.ts';

testFailureMode(publicWithoutAuthorization, publicWithoutAuthorizationExample);
