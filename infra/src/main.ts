import { readFileSync } from 'node:fs';
import { App } from 'aws-cdk-lib';
import { addStacks } from './add-stacks.ts';
import { parseSettings } from './settings.ts';

// cdk deploy --context settings=my-settings.json
const app = new App();
const path: unknown = app.node.tryGetContext('settings');
if (typeof path !== 'string') {
  throw new Error('Name the settings file: --context settings=FILE. See settings.example.json.');
}
addStacks(app, parseSettings(JSON.parse(readFileSync(path, 'utf8'))));
app.synth();
