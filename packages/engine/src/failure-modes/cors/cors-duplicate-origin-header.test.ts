import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { corsDuplicateOriginHeaderExample } from './cors-duplicate-origin-header.example.ts';
import { corsDuplicateOriginHeader } from './cors-duplicate-origin-header.ts';

testFailureMode(corsDuplicateOriginHeader, corsDuplicateOriginHeaderExample);
