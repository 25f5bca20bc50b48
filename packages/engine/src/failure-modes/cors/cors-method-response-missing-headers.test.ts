import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { corsMethodResponseMissingHeadersExample } from './cors-method-response-missing-headers.example.ts';
import { corsMethodResponseMissingHeaders } from './cors-method-response-missing-headers.ts';

testFailureMode(corsMethodResponseMissingHeaders, corsMethodResponseMissingHeadersExample);
