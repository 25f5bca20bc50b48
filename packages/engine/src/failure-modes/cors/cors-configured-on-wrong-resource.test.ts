import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { corsConfiguredOnWrongResourceExample } from './cors-configured-on-wrong-resource.example.ts';
import { corsConfiguredOnWrongResource } from './cors-configured-on-wrong-resource.ts';

testFailureMode(corsConfiguredOnWrongResource, corsConfiguredOnWrongResourceExample);
