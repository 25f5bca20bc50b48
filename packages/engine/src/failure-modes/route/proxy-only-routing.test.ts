import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { proxyOnlyRouting } from './proxy-only-routing.ts';
import { proxyOnlyRoutingExample } from './proxy-only-routing.example.ts';

testFailureMode(proxyOnlyRouting, proxyOnlyRoutingExample);
