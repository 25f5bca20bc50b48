import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { corsPrivateNetworkAccessExample } from './cors-private-network-access.example.ts';
import { corsPrivateNetworkAccess } from './cors-private-network-access.ts';

testFailureMode(corsPrivateNetworkAccess, corsPrivateNetworkAccessExample);
