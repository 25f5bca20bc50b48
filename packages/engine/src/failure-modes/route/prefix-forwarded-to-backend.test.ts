import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { prefixForwardedToBackend } from './prefix-forwarded-to-backend.ts';
import { prefixForwardedToBackendExample } from './prefix-forwarded-to-backend.example.ts';

testFailureMode(prefixForwardedToBackend, prefixForwardedToBackendExample);
