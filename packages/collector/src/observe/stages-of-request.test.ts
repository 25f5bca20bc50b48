import { expect, it } from 'vitest';
import { exampleRequest } from '../testing/example-request.ts';
import { stagesOfRequest } from './stages-of-request.ts';

const stages = ['dev', 'prod', 'test', 'qa'].map((stageName) => ({ stageName }));
const names = (url: string, of: readonly ({ stageName: string } | { StageName: string })[] = stages) =>
  stagesOfRequest({ ...exampleRequest, url }, of).map((stage) =>
    'StageName' in stage ? stage.StageName : stage.stageName,
  );

it('is the stage that the path names', () => {
  expect(names('https://abc.execute-api.eu-west-1.amazonaws.com/prod/orders')).toEqual(['prod']);
  expect(names('https://vpce-0a1b-xyz.execute-api.eu-west-1.vpce.amazonaws.com/qa/orders')).toEqual(['qa']);
});

it('is $default of an HTTP API when the path names none', () => {
  const v2 = [{ StageName: '$default' }, { StageName: 'prod' }];
  expect(names('https://abc.execute-api.eu-west-1.amazonaws.com/orders', v2)).toEqual(['$default']);
  expect(names('https://abc.execute-api.eu-west-1.amazonaws.com/prod/orders', v2)).toEqual(['prod']);
});

it('is one of the first few when the path cannot tell', () => {
  expect(names('https://abc.execute-api.eu-west-1.amazonaws.com/orders')).toEqual(['dev', 'prod', 'test']);
  expect(names('no url at all')).toEqual(['dev', 'prod', 'test']);
});

it("may be any behind a domain name of one's own, the one with the path's name first", () => {
  expect(names('https://api.example.com/qa/orders')).toEqual(['qa', 'dev', 'prod']);
});
