import { describe, expect, it } from 'vitest';
import { accessFacts, executionFacts, executionRequestId } from './line-facts.ts';

describe('executionRequestId', () => {
  it('is what stands in brackets at the beginning', () => {
    expect(executionRequestId('(6f1f2d3c-0000-4000-8000-000000000001) Starting execution')).toBe(
      '6f1f2d3c-0000-4000-8000-000000000001',
    );
    expect(executionRequestId('goes on (here)')).toBeUndefined();
  });
});

describe('executionFacts', () => {
  it('finds method and path', () => {
    expect(executionFacts(['(id) Extended Request Id: x', '(id) HTTP Method: GET, Resource Path: /pets/{id}'])).toEqual(
      {
        method: 'GET',
        paths: ['/pets/{id}'],
      },
    );
  });

  it('finds them in what is said of a missing key', () => {
    const line =
      "(id) API Key **** not authorized because method 'GET /pets' requires API Key and API Key is not associated";
    expect(executionFacts([line])).toEqual({ method: 'GET', paths: ['/pets'] });
  });

  it('is silent when no line tells', () => {
    expect(executionFacts(['(id) Method completed with status: 500'])).toEqual({ paths: [] });
  });
});

describe('accessFacts', () => {
  it('reads JSON whatever the case of its names', () => {
    const line = '{"requestId":"r1","HttpMethod":"GET","resourcePath":"/pets/{id}","path":"/prod/pets/1","status":403}';
    expect(accessFacts(line)).toEqual({ requestId: 'r1', method: 'GET', paths: ['/prod/pets/1', '/pets/{id}'] });
  });

  it('reads a route key', () => {
    expect(accessFacts('{"requestId":"r1","routeKey":"POST /items"}')).toEqual({
      requestId: 'r1',
      method: 'POST',
      paths: ['/items'],
    });
  });

  it('reads the common log format', () => {
    const line =
      '192.0.2.1 - - [01/Jun/2025:12:00:00 +0000] "GET /pets HTTP/1.1" 403 42 6f1f2d3c-0000-4000-8000-000000000001';
    expect(accessFacts(line)).toEqual({
      requestId: '6f1f2d3c-0000-4000-8000-000000000001',
      method: 'GET',
      paths: ['/pets'],
    });
  });

  it.each(['{"broken', '[]', 'free text', ''])('is silent on %j', (line) => {
    expect(accessFacts(line)).toMatchObject({ paths: [] });
  });
});

describe('accessFacts, by the format of the stage', () => {
  const read = (line: string) => {
    const [requestId = '', extendedRequestId = '', httpMethod = '', path = ''] = line.split(';');
    return line.includes(';') ? { requestId, extendedRequestId, httpMethod, path } : undefined;
  };
  const by = { format: 'odd', read };

  it('is what the format says, whatever the fields are called', () => {
    expect(accessFacts('r1;ext=;PUT;/prod/pets/1', by)).toEqual({
      requestId: 'r1',
      extendedRequestId: 'ext=',
      method: 'PUT',
      paths: ['/prod/pets/1'],
    });
  });

  it('leaves out what the line does not say', () => {
    expect(accessFacts('-;-;PUT;-', by)).toEqual({
      requestId: undefined,
      extendedRequestId: undefined,
      method: 'PUT',
      paths: [],
    });
  });

  it('reads a route key', () => {
    const routed = { format: 'odd', read: () => ({ routeKey: 'POST /items', requestId: 'r1' }) };
    expect(accessFacts('x', routed)).toMatchObject({ method: 'POST', paths: ['/items'] });
  });

  it('goes by usual names where the line is of another format, as after it was changed, and where none is set', () => {
    const line = '{"requestId":"r1","httpMethod":"GET","path":"/pets"}';
    const usual = { requestId: 'r1', method: 'GET', paths: ['/pets'] };
    expect(accessFacts(line, by)).toEqual(usual);
    expect(accessFacts(line, { read: () => ({ requestId: 'wrong' }) })).toEqual(usual);
  });
});
