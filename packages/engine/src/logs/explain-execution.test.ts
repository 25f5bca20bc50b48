import { describe, expect, it } from 'vitest';
import { executionLineId, explainExecutionLine, failedPhase } from './explain-execution.ts';
import { readExecutionLog } from './execution-log.ts';

const id = '6f1f2d3c-0000-4000-8000-000000000001';
const phaseOf = (...texts: readonly string[]) => {
  const [record] = readExecutionLog(texts.map((text) => `(${id}) ${text}`));
  return record && failedPhase(record);
};

describe('a line of an execution log', () => {
  it.each([
    [`(${id}) Method completed with status: 403`, undefined],
    ['HTTP Method: GET, Resource Path: /orders', 'route'],
    ["API Key **** not authorized because method 'GET /orders' requires API Key", 'api-key'],
    ['Starting authorizer: ab12cd for request: x', 'authentication'],
    ['Endpoint request URI: https://example.com', 'integration'],
    ['Execution failed due to configuration error: Invalid permissions on Lambda function', 'integration'],
    ['Method response headers: {}', 'response'],
  ])('is recognised: %s', (line, gate) => {
    expect(explainExecutionLine(line)).toMatchObject({ gate, meaning: expect.stringMatching(/\.$/) });
  });

  it('that API Gateway did not write tells nothing', () => {
    expect(explainExecutionLine('{"some":"body"}')).toBeUndefined();
  });

  it('carries the id of its request in front', () => {
    expect(executionLineId(`(${id}) x`)).toBe(id);
    expect(executionLineId('goes on (here) x')).toBeUndefined();
  });
});

describe('the phase that failed', () => {
  it.each([
    [
      'the key',
      ["API Key  not authorized because method 'GET /' requires API Key", 'Method completed with status: 403'],
      'api-key',
    ],
    [
      'the authorizer',
      ['Starting authorizer: a for request: b', 'Method completed with status: 500'],
      'authentication',
    ],
    [
      'the authorizer’s policy',
      [
        'Starting authorizer: a',
        'Using valid authorizer policy for principal: **',
        'Successfully completed authorizer execution',
        'Method completed with status: 403',
      ],
      'authorization',
    ],
    [
      'the integration',
      ['Execution failed due to a timeout error', 'Method completed with status: 504'],
      'integration',
    ],
    [
      'the backend',
      ['Received response. Status: 502, Integration latency: 5 ms', 'Method completed with status: 502'],
      'integration',
    ],
    [
      'the response',
      [
        'Sending request to https://x',
        'Received response. Status: 200, Integration latency: 5 ms',
        'Method completed with status: 500',
      ],
      'response',
    ],
  ])('is %s', (_what, lines, gate) => {
    expect(phaseOf(...lines)?.gate).toBe(gate);
  });

  it('is before the backend where nothing else shows', () => {
    expect(phaseOf('Starting execution for request: x', 'Method completed with status: 403')).toEqual({
      gate: undefined,
      meaning: expect.stringContaining('before it called the backend'),
    });
  });

  it('is none where the request did not fail, or that does not show', () => {
    expect(phaseOf('Method completed with status: 200')).toBeUndefined();
    expect(phaseOf('Starting execution for request: x')).toBeUndefined();
  });
});
