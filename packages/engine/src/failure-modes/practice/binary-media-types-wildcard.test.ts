import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { binaryMediaTypesWildcard } from './binary-media-types-wildcard.ts';
import { binaryMediaTypesWildcardExample } from './binary-media-types-wildcard.example.ts';

testFailureMode(binaryMediaTypesWildcard, binaryMediaTypesWildcardExample);
