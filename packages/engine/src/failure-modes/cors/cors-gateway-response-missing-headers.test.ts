import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { corsGatewayResponseMissingHeadersExample } from './cors-gateway-response-missing-headers.example.ts';
import { corsGatewayResponseMissingHeaders } from './cors-gateway-response-missing-headers.ts';

testFailureMode(corsGatewayResponseMissingHeaders, corsGatewayResponseMissingHeadersExample);
