import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { integrationMethodNotPost } from './integration-method-not-post.ts';
import { integrationMethodNotPostExample } from './integration-method-not-post.example.ts';

testFailureMode(integrationMethodNotPost, integrationMethodNotPostExample);
