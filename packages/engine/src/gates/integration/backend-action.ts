import type { IntegrationCase } from './integration-case.ts';

/** The IAM action that calling the backend needs; the resource only where the address names it. */
export interface BackendAction {
  readonly action: string;
  readonly resource?: string;
}

/** Service names of integration addresses that differ from the prefix of their IAM actions. */
const prefixes: Readonly<Record<string, string>> = {
  'runtime-sagemaker': 'sagemaker',
  email: 'ses',
  monitoring: 'cloudwatch',
};

/** Query-protocol services name their action as a parameter or in the body. */
const spokenAction = ({ running }: IntegrationCase): string | undefined => {
  const { requestParameters, requestTemplates } = running.integration;
  const parameter = requestParameters?.['integration.request.querystring.Action'];
  const fromParameter = /^'(\w+)'$/.exec(parameter ?? '')?.[1];
  const fromTemplate = Object.values(requestTemplates ?? {}).flatMap(
    (template) => /(?:^|[?&\s"'])Action=(\w+)/.exec(template ?? '')?.[1] ?? [],
  );
  return fromParameter ?? fromTemplate[0];
};

/** The action that a direct integration needs of its role; undefined where the address does not tell. */
export const backendAction = (subject: IntegrationCase): BackendAction | undefined => {
  const { backend } = subject;
  if (backend.kind === 'lambda') return { action: 'lambda:InvokeFunction', resource: backend.functionArn };
  if (backend.kind !== 'aws') return undefined;
  const action = backend.action !== undefined ? /^(\w+)/.exec(backend.action)?.[1] : spokenAction(subject);
  return action ? { action: `${prefixes[backend.service] ?? backend.service}:${action}` } : undefined;
};
