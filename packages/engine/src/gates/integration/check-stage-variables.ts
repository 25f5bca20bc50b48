import type { IntegrationCase, Obstacle } from './integration-case.ts';
import { configurationError } from './replies.ts';
import type { Resolved } from './stage-variables.ts';
import { stageVariableNames } from './stage-variables.ts';

const lacking = (resolved: Resolved | undefined): string[] => [
  ...(resolved?.missing ?? []),
  ...(resolved?.empty ?? []),
];

/** The part of an HTTP address that must not be empty: scheme and host. Behind it a missing value leaves a valid address. */
const addressHead = (uri: string): string => /^[^/]*\/\/[^/?#]*/.exec(uri)?.[0] ?? uri;

const needed = ({ type, running, uri }: IntegrationCase): readonly string[] => {
  const text = running.integration.uri ?? '';
  const names =
    type === 'HTTP' || type === 'HTTP_PROXY' ? stageVariableNames(addressHead(text)) : stageVariableNames(text);
  return lacking(uri).filter((name) => names.includes(name));
};

/** Variables of the address that are missing, yet leave an address that can be called. */
export const harmlessGaps = (subject: IntegrationCase): readonly string[] => {
  const decisive = needed(subject);
  return lacking(subject.uri).filter((name) => !decisive.includes(name));
};

/**
 * Stops where address, role or VPC link need a stage variable that this stage does not define.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/stage-variables.html
 */
export const checkStageVariables = (subject: IntegrationCase): Obstacle | undefined => {
  const variables = [
    ...new Set([...needed(subject), ...lacking(subject.credentials), ...lacking(subject.connectionId)]),
  ];
  if (variables.length === 0) return undefined;
  const { uri, credentials, connectionId } = subject.running.integration;
  const field =
    needed(subject).length > 0 ? 'uri' : lacking(subject.credentials).length > 0 ? 'credentials' : 'connectionId';
  return {
    outcome: 'stopped',
    cause: 'stage-variable-missing',
    replies: [configurationError],
    detail: { variables, field, text: { uri, credentials, connectionId }[field], resolved: subject[field]?.text },
  };
};
