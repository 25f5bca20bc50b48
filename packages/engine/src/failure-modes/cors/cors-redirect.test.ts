import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { corsRedirectExample } from './cors-redirect.example.ts';
import { corsRedirect } from './cors-redirect.ts';

testFailureMode(corsRedirect, corsRedirectExample);
