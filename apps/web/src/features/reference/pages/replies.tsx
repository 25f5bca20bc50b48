import Input from '@cloudscape-design/components/input';
import FormField from '@cloudscape-design/components/form-field';
import { useState } from 'react';
import { AppLink } from '../../../components/app-link.tsx';
import { Status } from '../../../components/status.tsx';
import { paths } from '../../../lib/paths.ts';
import { ReferenceTable } from '../reference-table.tsx';
import { Sources } from '../sources.tsx';
import { httpReplies, markHeaders, noReplies, type ReplyEntry, restReplies } from './replies-data.ts';

const fits = (entry: ReplyEntry, text: string): boolean =>
  `${entry.status} ${entry.body} ${entry.errorType} ${entry.meaning}`.toLowerCase().includes(text.trim().toLowerCase());

const toCells = (entry: ReplyEntry) => [
  entry.status,
  <span key="body" className="gs-mono">
    {entry.body}
  </span>,
  <span key="type" className="gs-mono">
    {entry.errorType}
  </span>,
  <span key="meaning">
    {entry.meaning}
    {entry.uncertain === undefined ? null : (
      <div>
        <Status tone="unknown">{entry.uncertain}</Status>
      </div>
    )}
  </span>,
  <AppLink
    key="modes"
    href={paths.failureModes({ q: entry.body.replace(/…/g, '').trim() })}
    ariaLabel={`Failure modes for ${entry.body}`}
  >
    Failure modes
  </AppLink>,
];

const headers = ['Status', 'Message', 'x-amzn-errortype', 'Means', 'More'];

/** What a caller may see, and what it means. */
export const Replies = () => {
  const [text, setText] = useState('');
  return (
    <>
      <FormField label="Find a reply" stretch>
        <Input
          type="search"
          value={text}
          placeholder="Missing Authentication Token"
          clearAriaLabel="Clear"
          onChange={({ detail }) => setText(detail.value)}
        />
      </FormField>
      <ReferenceTable
        table={{
          title: 'REST APIs',
          lead: 'Compare the parsed message: blanks inside the JSON differ. A customised gateway response may change status and body.',
          headers,
          rows: restReplies.filter((entry) => fits(entry, text)).map(toCells),
        }}
      />
      <ReferenceTable
        table={{
          title: 'HTTP APIs',
          lead: 'They carry apigw-requestid and no error type.',
          headers,
          rows: httpReplies.filter((entry) => fits(entry, text)).map(toCells),
        }}
      />
      <ReferenceTable table={{ title: 'No reply at all', headers: ['Text', 'Means'], rows: noReplies }} />
      <ReferenceTable
        table={{
          title: 'Who answered?',
          lead: 'Headers to look at first.',
          headers: ['Header', 'Means'],
          rows: markHeaders,
        }}
      />
      <Sources
        sources={[
          ['supported-gateway-response-types.html', 'Gateway response types'],
          ['api-gateway-known-issues.html', 'Important notes'],
          ['https://repost.aws/knowledge-center/api-gateway-troubleshoot-403-forbidden', 'Troubleshoot 403 errors'],
          ['http-api-troubleshooting-jwt.html', 'Troubleshoot JWT authorizers'],
        ]}
      />
    </>
  );
};
