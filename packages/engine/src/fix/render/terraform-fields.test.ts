import { describe, expect, it } from 'vitest';
import { toTerraformField } from './terraform-fields.ts';

describe('toTerraformField', () => {
  it.each([
    ['an attribute', 'ApiKeyRequired', true, { api_key_required: true }],
    ['an attribute that has a name of its own', 'TimeoutInMillis', 29_000, { timeout_milliseconds: 29_000 }],
    [
      'a block, with the fields in it',
      'JwtConfiguration',
      { Audience: ['a'], Issuer: 'https://i.example.com' },
      { 'jwt_configuration{}': { audience: ['a'], issuer: 'https://i.example.com' } },
    ],
    [
      'a map, whose keys are the own ones of the user',
      'StageVariables',
      { BackendHost: 'x' },
      { stage_variables: { BackendHost: 'x' } },
    ],
    [
      'one block per route',
      'RouteSettings',
      { 'GET /a': { ThrottlingRateLimit: 5 }, $default: { ThrottlingRateLimit: 9 } },
      {
        'route_settings{}': [
          { route_key: 'GET /a', throttling_rate_limit: 5 },
          { route_key: '$default', throttling_rate_limit: 9 },
        ],
      },
    ],
  ])('writes %s', (_, field, value, expected) => {
    expect(toTerraformField(field, value)).toEqual(expected);
  });
});
