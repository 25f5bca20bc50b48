import type { Section } from '../figure.ts';
import { awsCalls } from './aws-calls.ts';
import { bundleSize } from './bundle-size.ts';
import { coldDiagnosis } from './cold-diagnosis.ts';
import { largeApi } from './large-api.ts';
import { logSearch } from './log-search.ts';
import { manyPeople } from './many-people.ts';
import { memory } from './memory.ts';
import { policyVerdict } from './policy-verdict.ts';
import { scan } from './scan.ts';
import { server } from './server.ts';
import { webVitals } from './web-vitals.ts';

/** Everything that is measured, by name, in the order in which it is shown. */
export const sections: Readonly<Record<string, Section>> = {
  'aws-calls': awsCalls,
  'cold-diagnosis': coldDiagnosis,
  scan,
  'policy-verdict': policyVerdict,
  'large-api': largeApi,
  'many-people': manyPeople,
  server,
  memory,
  'log-search': logSearch,
  'bundle-size': bundleSize,
  'web-vitals': webVitals,
};
