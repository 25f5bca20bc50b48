import { describe, expect, it } from 'vitest';
import { recognise } from '../recognise.ts';

const host = 'a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com';

describe('several pieces', () => {
  it('refine one another, the later one counting', () => {
    const { target, contradictions } = recognise('Stage: dev\nStage: prod');
    expect(target.stage).toBe('prod');
    expect(contradictions).toEqual(['Two stages are named: dev and prod; the later one counts']);
  });

  it('are told to disagree where a URL and a named API differ', () => {
    const { contradictions } = recognise(`api id: z9y8x7w6v5\nhttps://${host}/prod/x`);
    expect(contradictions).toEqual(['Two APIs are named: a1b2c3d4e5 and z9y8x7w6v5; the later one counts']);
  });

  it('keep a conclusion out where something is said, and say so of none', () => {
    const { symptom, pieces } = recognise('HTTP/1.1 500 Internal Server Error\n\n{"message":"Forbidden"}');
    expect(symptom).toMatchObject({ kind: 'failed', status: 500 });
    expect(pieces.flatMap(({ inferred }) => inferred)).toEqual([]);
  });

  it('let a browser say what the complaint is, whatever the status', () => {
    const console = `Access to fetch at 'https://${host}/prod/x' from origin 'https://app.example.com' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.`;
    const { symptom, request } = recognise(
      `HTTP/1.1 403 Forbidden\nx-amzn-errortype: ForbiddenException\n\n${console}`,
    );
    expect(symptom).toMatchObject({ kind: 'blocked-by-browser', status: 403, console });
    expect(request).toMatchObject({ from: 'browser', origin: 'https://app.example.com' });
  });

  it('tell which call was taken where several failed', () => {
    const one = `https://${host}/prod/a`;
    const { contradictions, request } = recognise(
      `GET ${one} 403 (Forbidden)\nGET https://${host}/prod/b 500 (Internal Server Error)`,
    );
    expect(request.url).toBe(`https://${host}/prod/b`);
    expect(contradictions).toEqual([
      `2 calls failed; the one taken got 500 Internal Server Error from https://${host}/prod/b`,
    ]);
  });

  it('relate a log to the request by its id', () => {
    const id = '82380c60-fb09-461a-ad48-d214b06e5bb7';
    const log = `(${id}) Method completed with status: 403`;
    const other = log.replace('82380c60', '12380c60');
    const { observations } = recognise(`HTTP/1.1 403 Forbidden\nx-amzn-requestid: ${id}\n\n${log}\n${other}`);
    expect(observations.filter(({ kind }) => kind === 'log').map(({ relation }) => relation)).toEqual([
      'this-request',
      'same-route',
    ]);
  });

  it('relate a lookup of another name as ambient', () => {
    const { observations } = recognise(
      `https://${host}/prod/x\nother.example.com has address 10.0.0.1\n${host} has address 10.0.0.2`,
    );
    expect(observations.map(({ relation }) => relation)).toEqual(['ambient', 'this-request']);
  });

  it('say nothing where nothing is there', () => {
    expect(recognise('')).toEqual({
      pieces: [],
      request: {},
      symptom: {},
      target: {},
      observations: [],
      requestIds: [],
      policies: [],
      contradictions: [],
      leftover: '',
      masked: { count: 0, kinds: [] },
      maskedText: '',
    });
  });

  it('give places in the text as it was pasted', () => {
    const text = `Authorization: Bearer abcdefghijkl1234567890\n\nhttps://${host}/prod/x`;
    const piece = recognise(text).pieces.find(({ kind }) => kind === 'url');
    expect(text.slice(piece?.span.start, piece?.span.end)).toBe(`https://${host}/prod/x`);
  });
});
