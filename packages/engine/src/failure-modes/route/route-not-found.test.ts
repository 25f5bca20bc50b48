import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { routeNotFound } from './route-not-found.ts';
import { routeNotFoundExample } from './route-not-found.example.ts';

testFailureMode(routeNotFound, routeNotFoundExample);
