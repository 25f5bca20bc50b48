import { curlCommand } from './curl-command.ts';
import { curlError } from './curl-error.ts';
import { curlOutput } from './curl-output.ts';
import type { Recogniser } from './reading.ts';

/** Every recogniser, in the order in which they look: whole blocks first, then lines, then words. */
export const recognisers: readonly Recogniser[] = [curlCommand, curlOutput, curlError];
