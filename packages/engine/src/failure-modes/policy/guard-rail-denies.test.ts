import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { guardRailDenies } from './guard-rail-denies.ts';
import { guardRailDeniesExample } from './guard-rail-denies.example.ts';

testFailureMode(guardRailDenies, guardRailDeniesExample);
