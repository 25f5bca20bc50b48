import { describe, expect, it } from 'vitest';
import { readAuthorizerFailure } from './authorizer-failure.ts';
import { readExecutionFailure } from './execution-failure.ts';
import { readExecutionLog } from './execution-log.ts';

const recordOf = (...texts: string[]) => {
  const [record] = readExecutionLog(texts.map((text) => `(0d2c7f6e-1111-4222-8333-444455556666) ${text}`));
  if (!record) throw new Error('no record');
  return record;
};

describe('readAuthorizerFailure', () => {
  it('finds a policy that could not be read', () => {
    const record = recordOf(
      'Starting authorizer: a1b2c3 for request: 0d2c7f6e-1111-4222-8333-444455556666',
      'Authorizer result body before parsing: null',
      'Execution failed due to configuration error: Could not parse policy',
    );
    expect(readAuthorizerFailure(record)).toMatchObject({ authorizerId: 'a1b2c3', line: { index: 2 } });
  });

  it('takes a missing permission during the authorizer for its own and not for that of the integration', () => {
    const record = recordOf(
      'Starting authorizer: a1b2c3 for request: 0d2c7f6e-1111-4222-8333-444455556666',
      'Execution failed due to configuration error: Invalid permissions on Lambda function',
    );
    expect(readAuthorizerFailure(record)?.authorizerId).toBe('a1b2c3');
    expect(readExecutionFailure(record)).toBeUndefined();
  });

  it('leaves a failure after the authorizer to the integration', () => {
    const record = recordOf(
      'Starting authorizer: a1b2c3 for request: 0d2c7f6e-1111-4222-8333-444455556666',
      'Successfully completed authorizer execution',
      'Execution failed due to configuration error: Invalid permissions on Lambda function',
    );
    expect(readAuthorizerFailure(record)).toBeUndefined();
    expect(readExecutionFailure(record)?.kind).toBe('function-permission');
  });

  it('finds the exception without the lines before it', () => {
    expect(readAuthorizerFailure(recordOf('AuthorizerConfigurationException'))).toMatchObject({
      authorizerId: undefined,
    });
  });
});
