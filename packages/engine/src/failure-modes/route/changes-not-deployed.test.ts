import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { changesNotDeployed } from './changes-not-deployed.ts';
import { changesNotDeployedExample } from './changes-not-deployed.example.ts';

testFailureMode(changesNotDeployed, changesNotDeployedExample);
