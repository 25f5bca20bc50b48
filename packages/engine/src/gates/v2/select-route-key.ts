/** What a message's route selection expression gives. `isOpen`: the message was not said. */
export interface SelectedKey {
  readonly key: string | undefined;
  readonly isOpen: boolean;
}

const parse = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
};

const valueAt = (value: unknown, path: readonly string[]): string | undefined => {
  let current = value;
  for (const name of path) {
    if (typeof current !== 'object' || current === null || Array.isArray(current)) return undefined;
    current = Object.entries(current).find(([key]) => key === name)?.[1];
  }
  return typeof current === 'string' || typeof current === 'number' ? String(current) : undefined;
};

/**
 * The route key of a message: `$request.body.{path}` of a JSON body. A message that is no JSON, or lacks the field, has none
 * and goes to `$default`.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-overview.html
 */
export const selectRouteKey = (expression: string | undefined, body: string | undefined): SelectedKey => {
  const path = /^\$\{?request\.body\.([\w.-]+)\}?$/.exec((expression ?? '').trim())?.[1];
  if (body === undefined || path === undefined) return { key: undefined, isOpen: true };
  return { key: valueAt(parse(body), path.split('.')), isOpen: false };
};
