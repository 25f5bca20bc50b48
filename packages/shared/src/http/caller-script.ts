import * as z from 'zod';
import { observationSchema } from '../observation.ts';
import { awsProblems, defineContract } from './contract.ts';
import { apiParamsSchema, stageNameSchema } from './target-input.ts';

export const scriptShells = ['sh', 'powershell'] as const;

/** A script that looks at an API's hosts from where the caller is, and a snippet for the page that fails. */
export const getCallerScriptContract = defineContract({
  id: 'getCallerScript',
  method: 'GET',
  path: '/api/apis/:accountId/:region/:apiId/caller-script',
  summary: "Make the script that looks at an API from the caller's place",
  role: 'viewer',
  params: apiParamsSchema,
  query: z.object({
    shell: z.enum(scriptShells).optional(),
    stage: stageNameSchema.optional(),
    path: z.string().max(8192).optional(),
    method: z
      .string()
      .regex(/^[A-Za-z]{1,16}$/, 'An HTTP method')
      .optional(),
    /** The page's origin, where a browser calls. */
    origin: z.string().max(300).optional(),
    /** Names of headers that the call carries, separated by commas; their values are not asked for. */
    headerNames: z.string().max(2048).optional(),
    fresh: z.stringbool().optional(),
  }),
  response: z.object({
    script: z.string(),
    fileName: z.string(),
    /** How to run it, one line each. */
    howToRun: z.array(z.string()),
    /** For the console of the failing page's developer tools. */
    browserSnippet: z.string(),
    /** Forms of the URL that it tries. */
    forms: z.array(z.string()),
  }),
  problems: ['api-not-found', 'stage-not-found', ...awsProblems],
});

/** Reads what the script (or the snippet) printed. */
export const readCallerOutputContract = defineContract({
  id: 'readCallerOutput',
  method: 'POST',
  path: '/api/caller-outputs',
  summary: "Read what a caller's script printed",
  role: 'viewer',
  body: z.object({ text: z.string().max(512 * 1024) }),
  response: z.object({
    observations: z.array(observationSchema),
    /** Lines that a script wrote for people. */
    notes: z.array(z.string()),
    /** The API that the script was made for, as its output says. */
    api: z.object({ region: z.string(), apiId: z.string() }).optional(),
  }),
  problems: [],
});
