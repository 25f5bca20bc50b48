import type { CallerNetwork, InvokeUrlVariant, Request, Snapshot } from '@gatescope/shared';
import { makeFactReader } from '../fact-reader.ts';
import { renderCommand } from '../fix/render/render-command.ts';
import { readHosting } from '../gates/names/hosting.ts';
import { simulate } from '../simulate.ts';
import type { World } from '../world.ts';
import { makeWorld } from '../world.ts';
import { browserUseOf } from './browser-use.ts';
import { formPreconditions } from './form-preconditions.ts';
import type { InvokeForm } from './invoke-form.ts';
import { listForms } from './list-forms.ts';
import { gatePreconditions, worksBy } from './preconditions.ts';
import type { WantedRoute } from './wanted-route.ts';
import { asFormAsks, socketBrowserUse, withWebSocketForms } from './websocket-forms.ts';

/** A route of one API and where it is called from. */
export interface InvokeQuestion {
  readonly snapshot: Snapshot;
  /** The first stage when absent. */
  readonly stage?: string;
  /** Below the stage; the root when absent. */
  readonly path?: string;
  readonly method?: string;
  readonly from: CallerNetwork;
}

const stageNames = ({ api }: Snapshot): string[] => {
  if (api.stages.state !== 'present') return [];
  return api.kind === 'REST'
    ? api.stages.value.map(({ stageName }) => stageName)
    : api.stages.value.map(({ StageName }) => StageName);
};

const requestOf = ({ url, headers }: InvokeForm, { method, from }: InvokeQuestion): Request => ({
  method: method ?? 'GET',
  url,
  headers: { ...headers },
  credential: { scheme: 'not-said' },
  apiKey: { kind: 'not-said' },
  client: { kind: 'program' },
  network: from,
});

const worldFor = (snapshot: Snapshot, request: Request | null): World =>
  makeWorld({ snapshot, request, complaint: {}, observations: [] });

const toVariant = (form: InvokeForm, question: InvokeQuestion, route: WantedRoute): InvokeUrlVariant => {
  const request = asFormAsks(form, requestOf(form, question), question.snapshot);
  const world = worldFor(question.snapshot, request);
  const trace = simulate(world).find(({ isAsked }) => isAsked);
  const isPrivate = route.hosting.isPrivate;
  const preconditions = [
    ...formPreconditions(world, form, { stageName: route.stageName, isPrivate }),
    ...(trace ? gatePreconditions(trace, isPrivate) : []),
  ];
  return {
    form: form.form,
    title: form.title,
    url: form.url,
    headers: { ...form.headers },
    ...(form.vpceId ? { vpceId: form.vpceId } : {}),
    ...(form.zone ? { zone: form.zone } : {}),
    works: worksBy(preconditions),
    preconditions,
    browser: socketBrowserUse(form) ?? browserUseOf(form, isPrivate),
    curl: renderCommand(request),
    notes: [...form.notes],
  };
};

const withSlash = (path: string | undefined): string =>
  path === undefined || path === '' ? '/' : path.startsWith('/') ? path : `/${path}`;

/**
 * Every way to write the URL of a route, with what must hold for it where the caller is. Empty where the API itself cannot
 * be read.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-api-test-invoke-url.html
 */
export const invokeUrls = (question: InvokeQuestion): readonly InvokeUrlVariant[] => {
  const { snapshot, stage, path, from } = question;
  const reader = { world: worldFor(snapshot, null), facts: makeFactReader(snapshot) };
  const hosting = readHosting(reader);
  if (!hosting) return [];
  const route: WantedRoute = {
    hosting,
    kind: snapshot.target.kind,
    stageName: stage ?? stageNames(snapshot)[0],
    path: withSlash(path),
    callerVpcId: from.vpcId,
  };
  return withWebSocketForms(snapshot, listForms(reader, route)).map((form) => toVariant(form, question, route));
};
