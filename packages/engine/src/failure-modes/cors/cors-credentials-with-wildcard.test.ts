import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { corsCredentialsWithWildcardExample } from './cors-credentials-with-wildcard.example.ts';
import { corsCredentialsWithWildcard } from './cors-credentials-with-wildcard.ts';

testFailureMode(corsCredentialsWithWildcard, corsCredentialsWithWildcardExample);
