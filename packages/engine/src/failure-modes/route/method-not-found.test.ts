import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { methodNotFound } from './method-not-found.ts';
import { methodNotFoundExample } from './method-not-found.example.ts';

testFailureMode(methodNotFound, methodNotFoundExample);
