import { parse } from '@cdktf/hcl2json';
import { describe, expect, it } from 'vitest';
import { checkCloudFormation } from './cloudformation-shape.ts';
import { renderedFixes } from './rendered-fixes.ts';
import { unsupportedPatches } from './patch-support.ts';
import { checkShape, inputSchema } from './sdk-shape.ts';
import { renderTerraform } from '@gatescope/engine';
import { checkTerraform } from './terraform-shape.ts';

const fixes = renderedFixes();

describe('the SDK shape check', () => {
  it('refuses a wrong operation, a wrong parameter and a missing one', () => {
    expect(inputSchema('apigateway', 'ChangeRestApi')).toBeUndefined();
    const schema = inputSchema('apigateway', 'UpdateRestApi');
    expect(checkShape(schema, { restApiId: 'a', patchOperation: [] }, '')).toEqual(['.patchOperation is no parameter']);
    expect(checkShape(schema, { patchOperations: [{ op: 'replace' }] }, '')).toEqual(['.restApiId is required']);
    expect(checkShape(schema, { restApiId: 'a', patchOperations: { op: 'replace' } }, '')).toEqual([
      '.patchOperations should be a list',
    ]);
  });
});

describe('the check of patch operations', () => {
  it('refuses what AWS does not support', () => {
    const patch = (op: string, path: string) => unsupportedPatches('UpdateStage', { patchOperations: [{ op, path }] });
    expect(patch('replace', '/~1orders~1{id}/GET/caching/enabled')).toEqual([]);
    expect(patch('add', '/deploymentId')).toEqual(['UpdateStage add /deploymentId']);
    expect(patch('replace', '/nothing')).toEqual(['UpdateStage replace /nothing']);
  });
});

describe('the CloudFormation check', () => {
  it('refuses an unknown type, an unknown property and a wrong type', () => {
    expect(checkCloudFormation('AWS::ApiGateway::Nothing', {})).toHaveLength(1);
    expect(checkCloudFormation('AWS::ApiGateway::RestApi', { Policies: {} })).toEqual([
      'AWS::ApiGateway::RestApi.Policies is no property',
    ]);
    expect(checkCloudFormation('AWS::ApiGateway::RestApi', { BinaryMediaTypes: 'x' })).toEqual([
      'AWS::ApiGateway::RestApi.BinaryMediaTypes should be a list',
    ]);
  });
});

describe('the Terraform check', () => {
  it('refuses an unknown resource or argument, and a block that is none', () => {
    expect(checkTerraform('aws_api_gateway_nothing', {})).toHaveLength(1);
    expect(checkTerraform('aws_apigatewayv2_integration', { timeout_in_millis: 1 })).toHaveLength(1);
    expect(checkTerraform('aws_apigatewayv2_authorizer', { 'jwt_configuration{}': { Issuer: 'x' } })).toHaveLength(1);
    expect(checkTerraform('aws_apigatewayv2_authorizer', { jwt_configuration: { issuer: 'x' } })).toHaveLength(1);
    expect(checkTerraform('aws_apigatewayv2_authorizer', { 'jwt_configuration{}': { issuer: 'x' } })).toEqual([]);
  });
});

describe.each(fixes.map((fix) => [fix.name, fix] as const))('the fix %s', (_name, { changes, calls }) => {
  it('has a rendering for every operation', () => {
    expect(changes.length).toBeGreaterThan(0);
  });

  it('calls AWS with parameters that AWS knows', () => {
    for (const { service, operation, input } of calls) {
      const schema = inputSchema(service, operation);
      expect(schema, `${service} ${operation}`).toBeDefined();
      expect(checkShape(schema, input, operation)).toEqual([]);
    }
  });

  it('patches only what API Gateway lets patch', () => {
    const refused = calls
      .filter(({ service }) => service === 'apigateway')
      .flatMap(({ operation, input }) => unsupportedPatches(operation, input));
    expect(refused).toEqual([]);
  });

  it('merges into CloudFormation resources as their schema has them', () => {
    const problems = changes
      .flatMap(({ cloudFormation }) => cloudFormation ?? [])
      .flatMap(({ type, properties }) => checkCloudFormation(type, properties));
    expect(problems).toEqual([]);
  });

  it('writes Terraform arguments that the provider documents', () => {
    const problems = changes
      .flatMap(({ terraform }) => terraform ?? [])
      .flatMap(({ type, attributes }) => checkTerraform(type, attributes));
    expect(problems).toEqual([]);
  });

  it('is Terraform that a parser takes', async () => {
    const fragments = changes.flatMap(({ terraform }) => terraform ?? []);
    if (fragments.length === 0) return expect(fragments).toEqual([]);
    const parsed: unknown = await parse('fix.tf', `${renderTerraform(fragments)}\n`);
    expect(Object.keys((parsed as { resource: Record<string, unknown> }).resource).sort()).toEqual(
      [...new Set(fragments.map(({ type }) => type))].sort(),
    );
  });
});
