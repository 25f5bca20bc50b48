import Input from '@cloudscape-design/components/input';
import FormField from '@cloudscape-design/components/form-field';
import { useState } from 'react';
import { AppLink } from '../../../components/app-link.tsx';
import { Status } from '../../../components/status.tsx';
import { paths } from '../../../lib/paths.ts';
import { ReferenceTable } from '../reference-table.tsx';
import { Sources } from '../sources.tsx';
import {
  httpReplies,
  markHeaders,
  noReplies,
  repliesSources,
  repliesTexts as texts,
  type ReplyEntry,
  restReplies,
} from '../texts/replies-texts.ts';

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
    ariaLabel={texts.modesOf(entry.body)}
  >
    {texts.modes}
  </AppLink>,
];

/** What a caller may see, and what it means. */
export const Replies = () => {
  const [text, setText] = useState('');
  return (
    <>
      <FormField label={texts.find} stretch>
        <Input
          type="search"
          value={text}
          placeholder={texts.findExample}
          clearAriaLabel={texts.clear}
          onChange={({ detail }) => setText(detail.value)}
        />
      </FormField>
      <ReferenceTable
        table={{
          title: texts.rest,
          lead: texts.restLead,
          headers: texts.headers,
          rows: restReplies.filter((entry) => fits(entry, text)).map(toCells),
        }}
      />
      <ReferenceTable
        table={{
          title: texts.http,
          lead: texts.httpLead,
          headers: texts.headers,
          rows: httpReplies.filter((entry) => fits(entry, text)).map(toCells),
        }}
      />
      <ReferenceTable table={{ title: texts.none, headers: texts.noneHeaders, rows: noReplies }} />
      <ReferenceTable
        table={{
          title: texts.marks,
          lead: texts.marksLead,
          headers: texts.marksHeaders,
          rows: markHeaders,
        }}
      />
      <Sources sources={repliesSources} />
    </>
  );
};
