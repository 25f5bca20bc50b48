import { expect, it } from 'vitest';
import { signWith } from './sign-probe.ts';

const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'not-a-secret' };
const sign = signWith('eu-west-1', () => Promise.resolve(credentials));

it.each(['/prod?constructor=1&a=2&a=3', '/prod?toString=1', '/prod?__proto__=1'])(
  'a request is signed whatever its parameters are called: %s',
  async (path) => {
    const signed = await sign({
      method: 'GET',
      path,
      headers: { host: 'a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com' },
    });
    expect(signed['authorization']).toContain('/eu-west-1/execute-api/aws4_request');
  },
);
