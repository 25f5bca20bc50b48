import type { InvokeUrlVariant, Request, Snapshot } from '@gatescope/shared';
import type { InvokeForm } from './invoke-form.ts';

const isConnections = ({ form }: InvokeForm): boolean => form.startsWith('connections-');

/** A handshake calls the stage, or the domain name mapped to it, and nothing behind it. */
const toHandshake = (form: InvokeForm): InvokeForm => ({
  ...form,
  url: form.url.replace(/\/+$/, ''),
  notes: [...form.notes, 'A page cannot set headers on a handshake: tokens and signatures go into the query string.'],
});

/** The management API of the same host: messages to one connection, its state, its end. */
const toConnections = (form: InvokeForm): InvokeForm => ({
  ...form,
  form: form.form === 'custom-domain' ? 'connections-custom-domain' : 'connections-default-host',
  title: `${form.title}: messages to a connection (@connections)`,
  url: `${form.url.replace(/^wss:/, 'https:').replace(/\/+$/, '')}/@connections/{connectionId}`,
  notes: [
    'POST sends, GET shows, DELETE ends; every call is signed and needs execute-api:ManageConnections.',
    ...(form.form === 'custom-domain' ? ['The stage is not part of this URL: the mapping stands for it.'] : []),
  ],
});

/**
 * The URLs of a WebSocket API: the handshake's, and that of @connections, for every host that leads to the stage. Forms of
 * other kinds of API stay as they are.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-how-to-call-websocket-api-connections.html
 */
export const withWebSocketForms = ({ target }: Snapshot, forms: readonly InvokeForm[]): readonly InvokeForm[] => {
  if (target.kind !== 'WEBSOCKET') return forms;
  // What stands behind the stage has no meaning here.
  const handshakes = forms.map(toHandshake);
  return [...handshakes, ...handshakes.map(toConnections)];
};

/** Calls of @connections are signed POSTs; all else is asked as it stands. */
export const asFormAsks = (form: InvokeForm, request: Request, { target }: Snapshot): Request =>
  isConnections(form)
    ? {
        ...request,
        method: 'POST',
        credential: { scheme: 'sigv4', region: target.region, service: 'execute-api' },
      }
    : request;

/** Whether a page can use a WebSocket form; undefined for forms of other kinds. */
export const socketBrowserUse = (form: InvokeForm): InvokeUrlVariant['browser'] | undefined => {
  if (isConnections(form))
    return {
      usable: 'no',
      because: 'The call is signed with AWS credentials and answered without CORS headers: it is for backends.',
    };
  return form.url.startsWith('wss:')
    ? { usable: 'yes', because: 'CORS does not apply to WebSocket handshakes; the page cannot add headers.' }
    : undefined;
};
