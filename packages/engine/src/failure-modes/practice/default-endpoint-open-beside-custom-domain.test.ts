import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { defaultEndpointOpenBesideCustomDomain } from './default-endpoint-open-beside-custom-domain.ts';
import { defaultEndpointOpenBesideCustomDomainExample } from './default-endpoint-open-beside-custom-domain.example.ts';

testFailureMode(defaultEndpointOpenBesideCustomDomain, defaultEndpointOpenBesideCustomDomainExample);
