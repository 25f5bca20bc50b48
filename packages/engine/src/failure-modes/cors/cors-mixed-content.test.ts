import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { corsMixedContentExample } from './cors-mixed-content.example.ts';
import { corsMixedContent } from './cors-mixed-content.ts';

testFailureMode(corsMixedContent, corsMixedContentExample);
