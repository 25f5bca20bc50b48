import { describe, expect, it } from 'vitest';
import { functionArn, lambdaIntegration } from '../../testing/build-http-account.ts';
import { toIntegrationWords } from './to-integration-words.ts';

const invocation = (arn: string): string =>
  `arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${arn}/invocations`;

describe('toIntegrationWords', () => {
  it('names a function by its address, whichever way it was written', () => {
    expect(toIntegrationWords('HTTP', lambdaIntegration()).uri).toBe(invocation(functionArn()));
    const written = lambdaIntegration({ IntegrationUri: invocation(functionArn()) });
    expect(toIntegrationWords('HTTP', written).uri).toBe(invocation(functionArn()));
    const alias = lambdaIntegration({ IntegrationUri: `${functionArn()}:live` });
    expect(toIntegrationWords('HTTP', alias).uri).toBe(invocation(`${functionArn()}:live`));
  });

  it('calls functions of HTTP APIs with POST, whatever is written down', () => {
    const integration = lambdaIntegration({ IntegrationMethod: 'GET' });
    expect(toIntegrationWords('HTTP', integration).httpMethod).toBe('POST');
    expect(toIntegrationWords('WEBSOCKET', integration).httpMethod).toBe('GET');
  });

  it('leaves other addresses as they are', () => {
    const http = { IntegrationType: 'HTTP_PROXY', IntegrationUri: 'https://backend.example.com/{proxy}' };
    expect(toIntegrationWords('HTTP', http)).toEqual({
      type: 'HTTP_PROXY',
      uri: 'https://backend.example.com/{proxy}',
    });
  });
});
