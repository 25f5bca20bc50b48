import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { payloadTooLarge } from './payload-too-large.ts';
import { payloadTooLargeExample } from './payload-too-large.example.ts';

testFailureMode(payloadTooLarge, payloadTooLargeExample);
