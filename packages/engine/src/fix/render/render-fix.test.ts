import type { PatchOperation, ProposedFix } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { httpAccount } from '../../testing/build-http-account.ts';
import { ids, publicRequest, restAccount } from '../../testing/build-account.ts';
import { inputOf } from '../../testing/example.ts';
import { makeWorld } from '../../world.ts';
import { renderFix } from './render-fix.ts';

const fixOf = (operations: PatchOperation[]): ProposedFix => ({
  id: 'fix',
  title: 'Fix',
  change: { kind: 'patch', operations },
  risk: 'safe',
  notes: [],
});
const deploy: PatchOperation = { op: 'deploy', stage: ids.stage };
const world = makeWorld(inputOf({ account: restAccount(), request: publicRequest() }));
const textOf = (format: 'cli' | 'cloudformation' | 'terraform', operations: PatchOperation[], from = world): string =>
  renderFix(from, fixOf(operations)).find((rendered) => rendered.format === format)?.text ?? '';

const options = '/api/resources/value/1/resourceMethods/GET';
const openMethod: PatchOperation[] = [
  { op: 'set', path: `${options}/authorizationType`, value: 'NONE' },
  { op: 'set', path: `${options}/apiKeyRequired`, value: false },
];

describe('a redeployment as code', () => {
  it('is a new resource that waits for the change and is given to the stage', () => {
    const text = textOf('cloudformation', [...openMethod, deploy]);
    expect(text).toMatch(/# A deployment is made only when its resource is new/);
    expect(text).toMatch(
      /(\w+DeploymentAfter\w+):\n {4}Type: "AWS::ApiGateway::Deployment"\n {4}DependsOn:\n {6}- \w+\n/,
    );
    expect(text).toMatch(
      /Type: "AWS::ApiGateway::Stage"\n {4}Properties:\n {6}DeploymentId:\n {8}Ref: \w+DeploymentAfter\w+$/,
    );
  });

  it('is triggered in Terraform by whatever changes', () => {
    const text = textOf('terraform', [...openMethod, deploy]);
    expect(text).toMatch(/redeployment = sha1\(jsonencode\(\[\n {6}aws_api_gateway_method\.\w+,\n {4}\]\)\)/);
    expect(text).toContain('create_before_destroy = true');
  });

  it('is triggered by the deployment that it follows where nothing else changes', () => {
    expect(textOf('terraform', [deploy])).toContain(`redeployment = "after ${ids.deploymentId}"`);
    expect(textOf('cloudformation', [deploy])).not.toContain('DependsOn');
  });

  it('is one of API Gateway V2 for an HTTP API', () => {
    const http = makeWorld(inputOf({ account: httpAccount(), request: publicRequest() }));
    expect(textOf('cloudformation', [deploy], http)).toContain('"AWS::ApiGatewayV2::Deployment"');
    expect(textOf('terraform', [deploy], http)).toContain('resource "aws_apigatewayv2_deployment"');
  });
});

describe('changes of one resource', () => {
  it('keep each other where they are of one setting', () => {
    const throttle = (field: string, value: number): PatchOperation => ({
      op: 'set',
      path: `/api/stages/value/0/methodSettings/*~1*/${field}`,
      value,
    });
    const both = [throttle('throttlingRateLimit', 500), throttle('throttlingBurstLimit', 1000)];
    expect(textOf('cli', both).match(/update-stage/g)).toHaveLength(1);
    expect(textOf('cloudformation', both)).toMatch(
      /- HttpMethod: "\*"\n.*\n *ThrottlingRateLimit: 500\n *ThrottlingBurstLimit: 1000$/,
    );
    expect(textOf('terraform', both)).toMatch(
      /settings \{\n *throttling_rate_limit = 500\n *throttling_burst_limit = 1000\n/,
    );
  });

  it('are merged into one entry', () => {
    expect(textOf('cloudformation', openMethod).match(/AWS::ApiGateway::Method/g)).toHaveLength(1);
    expect(textOf('cloudformation', openMethod)).toMatch(/AuthorizationType: NONE\n(.*\n)*.*ApiKeyRequired: false/);
    expect(textOf('terraform', openMethod).match(/resource "aws_api_gateway_method"/g)).toHaveLength(1);
  });
});
