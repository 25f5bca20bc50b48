import './routes-tab.css';
import Toggle from '@cloudscape-design/components/toggle';
import TextFilter from '@cloudscape-design/components/text-filter';
import type { Fact, Snapshot } from '@gatescope/shared';
import { useState } from 'react';
import { AppLink } from '../../../components/app-link.tsx';
import { type DataColumn, DataTable } from '../../../components/data-table.tsx';
import { FactView } from '../../../components/fact-view.tsx';
import { RawJson } from '../../../components/raw-json.tsx';
import { Section } from '../../../components/section.tsx';
import { Status, type Tone } from '../../../components/status.tsx';
import { consoleLinks } from '../../../lib/console-links.ts';
import { kindWords } from '../../../lib/kind-words.ts';
import { paths } from '../../../lib/paths.ts';
import { corsOfPath } from '../view/to-cors-rows.ts';
import { type Requirement, type RouteRow, type RouteState, toRouteRows } from '../../../lib/snapshot/to-route-rows.ts';
import type { TabProps } from './tab-props.ts';

const states = {
  same: { tone: 'good', word: 'Deployed as saved' },
  differs: { tone: 'warn', word: 'Differs' },
  'only-saved': { tone: 'warn', word: 'Not deployed' },
  'only-deployed': { tone: 'warn', word: 'Deployed, no longer saved' },
  unknown: { tone: 'unknown', word: 'Deployed version unknown' },
  'auto-deployed': { tone: 'good', word: 'Deploys by itself' },
} as const satisfies Record<RouteState, { tone: Tone; word: string }>;

const Asked = ({
  saved,
  deployed,
  of,
}: Pick<RouteRow, 'saved' | 'deployed'> & { readonly of: (asked: Requirement) => string }) => {
  const now = saved && of(saved);
  const then = deployed && of(deployed);
  if (then === undefined || then === now) return <>{now ?? then}</>;
  return (
    <>
      {now === undefined ? null : (
        <div>
          {now} <span className="gs-quiet gs-small">saved</span>
        </div>
      )}
      <div>
        {then} <span className="gs-quiet gs-small">deployed</span>
      </div>
    </>
  );
};

const matches = (row: RouteRow, filter: string): boolean =>
  `${row.verb} ${row.path} ${row.target} ${row.saved?.authorization ?? ''}`
    .toLowerCase()
    .includes(filter.toLowerCase());

const keyColumn: DataColumn<RouteRow> = {
  header: 'API key',
  cell: ({ saved, deployed }) => (
    <Asked saved={saved} deployed={deployed} of={({ key }) => (key ? 'required' : 'not required')} />
  ),
};

const corsColumn = (snapshot: Snapshot): DataColumn<RouteRow> => ({
  header: 'CORS',
  cell: (row) => corsOfPath(snapshot, row.path),
});

/** Every method or route, saved beside deployed. */
export const RoutesTab = ({ view, stage }: TabProps) => {
  const [filter, setFilter] = useState('');
  const [onlyChanged, setOnlyChanged] = useState(false);
  const { snapshot, target } = view;
  const all = toRouteRows(snapshot, stage);
  const rows = all.filter(
    (row) => matches(row, filter) && (!onlyChanged || (row.state !== 'same' && row.state !== 'auto-deployed')),
  );
  const words = kindWords[target.kind];
  const fact: Fact<unknown> = snapshot.api.kind === 'REST' ? snapshot.api.resources : snapshot.api.routes;
  const pointer = snapshot.api.kind === 'REST' ? '/api/resources' : '/api/routes';
  return (
    <Section
      title={`${words.Many} (${all.length})`}
      description={
        stage === undefined ? 'There is no stage, so nothing is deployed.' : `Saved, beside what stage ${stage} runs.`
      }
      fact={fact}
      consoleLink={consoleLinks.resources(target)}
    >
      <FactView fact={fact} pointer={pointer} none={<p>There are no {words.many}.</p>}>
        {() => (
          <div className="gs-stack">
            <div className="gs-routes__tools">
              <TextFilter
                filteringText={filter}
                filteringPlaceholder={
                  snapshot.api.kind === 'WEBSOCKET'
                    ? 'Find a route key or integration'
                    : 'Find a path, verb or integration'
                }
                filteringAriaLabel={`Find a ${words.one}`}
                filteringClearAriaLabel="Clear"
                countText={filter === '' ? '' : `${rows.length} of ${all.length}`}
                onChange={({ detail }) => setFilter(detail.filteringText)}
              />
              <Toggle checked={onlyChanged} onChange={({ detail }) => setOnlyChanged(detail.checked)}>
                Only what differs
              </Toggle>
            </div>
            <DataTable
              label={words.Many}
              items={rows}
              keyOf={(row) => row.id}
              empty={`No ${words.one} fits.`}
              isMarked={(row) => row.state === 'differs' || row.state === 'only-saved' || row.state === 'only-deployed'}
              columns={[
                {
                  header: snapshot.api.kind === 'REST' ? 'Method' : 'Route key',
                  cell: (row) => (
                    <span className="gs-mono gs-routes__path" data-depth={Math.min(row.depth, 6)}>
                      {row.verb === '' ? (
                        <strong>{row.path}</strong>
                      ) : (
                        <>
                          <strong>{row.verb}</strong> {row.path}
                        </>
                      )}
                    </span>
                  ),
                },
                {
                  header: 'Authorization',
                  cell: (row) => (
                    <Asked saved={row.saved} deployed={row.deployed} of={({ authorization }) => authorization} />
                  ),
                },
                ...(snapshot.api.kind === 'HTTP' ? [] : [keyColumn]),
                ...(snapshot.api.kind === 'WEBSOCKET' ? [] : [corsColumn(snapshot)]),
                { header: 'Integration', cell: (row) => <span className="gs-mono">{row.target}</span> },
                {
                  header: 'State',
                  cell: (row) => <Status tone={states[row.state].tone}>{states[row.state].word}</Status>,
                },
                {
                  header: 'More',
                  cell: (row) => (
                    <span className="gs-routes__more">
                      <RawJson title={`${row.verb} ${row.path}`.trim()} value={row.raw} />
                      <AppLink
                        href={paths.diagnose({
                          step: 'complaint',
                          account: target.accountId,
                          region: target.region,
                          api: target.apiId,
                          stage,
                          method: row.verb === 'ANY' || row.verb === '' ? undefined : row.verb,
                          path: row.path.startsWith('/') ? row.path : undefined,
                        })}
                        ariaLabel={`Diagnose ${row.verb} ${row.path}`.replace(/ +/g, ' ')}
                      >
                        Diagnose
                      </AppLink>
                    </span>
                  ),
                },
              ]}
            />
          </div>
        )}
      </FactView>
    </Section>
  );
};
