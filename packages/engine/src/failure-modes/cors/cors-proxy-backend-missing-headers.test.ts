import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { corsProxyBackendMissingHeadersExample } from './cors-proxy-backend-missing-headers.example.ts';
import { corsProxyBackendMissingHeaders } from './cors-proxy-backend-missing-headers.ts';

testFailureMode(corsProxyBackendMissingHeaders, corsProxyBackendMissingHeadersExample);
