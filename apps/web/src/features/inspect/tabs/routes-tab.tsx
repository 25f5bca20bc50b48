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
import { routesTexts as texts, routeStateTexts } from '../texts/routes-texts.ts';
import { toTargetLinks } from '../view/to-target-links.ts';
import { RouteTarget } from './route-target.tsx';
import type { TabProps } from './tab-props.ts';

const tones = {
  same: 'good',
  differs: 'warn',
  'only-saved': 'warn',
  'only-deployed': 'warn',
  unknown: 'unknown',
  'auto-deployed': 'good',
} as const satisfies Record<RouteState, Tone>;

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
          {now} <span className="gs-quiet gs-small">{texts.saved}</span>
        </div>
      )}
      <div>
        {then} <span className="gs-quiet gs-small">{texts.deployed}</span>
      </div>
    </>
  );
};

const matches = (row: RouteRow, filter: string): boolean =>
  `${row.verb} ${row.path} ${row.target} ${row.saved?.authorization ?? ''}`
    .toLowerCase()
    .includes(filter.toLowerCase());

const keyColumn: DataColumn<RouteRow> = {
  header: texts.key,
  cell: ({ saved, deployed }) => (
    <Asked saved={saved} deployed={deployed} of={({ key }) => (key ? texts.keyRequired : texts.keyNotRequired)} />
  ),
};

const corsColumn = (snapshot: Snapshot): DataColumn<RouteRow> => ({
  header: texts.cors,
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
      title={texts.title(words.Many, all.length)}
      description={stage === undefined ? texts.noStage : texts.beside(stage)}
      fact={fact}
      consoleLink={consoleLinks.resources(target)}
    >
      <FactView fact={fact} pointer={pointer} none={<p>{texts.none(words.many)}</p>}>
        {() => (
          <div className="gs-stack">
            <div className="gs-routes__tools">
              <TextFilter
                filteringText={filter}
                filteringPlaceholder={snapshot.api.kind === 'WEBSOCKET' ? texts.findRoute : texts.findMethod}
                filteringAriaLabel={texts.find(words.one)}
                filteringClearAriaLabel={texts.clear}
                countText={filter === '' ? '' : texts.shown(rows.length, all.length)}
                onChange={({ detail }) => setFilter(detail.filteringText)}
              />
              <Toggle checked={onlyChanged} onChange={({ detail }) => setOnlyChanged(detail.checked)}>
                {texts.onlyDiffering}
              </Toggle>
            </div>
            <DataTable
              label={words.Many}
              items={rows}
              keyOf={(row) => row.id}
              empty={texts.noMatch(words.one)}
              isMarked={(row) => row.state === 'differs' || row.state === 'only-saved' || row.state === 'only-deployed'}
              columns={[
                {
                  header: snapshot.api.kind === 'REST' ? texts.method : texts.routeKey,
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
                  header: texts.authorization,
                  cell: (row) => (
                    <Asked saved={row.saved} deployed={row.deployed} of={({ authorization }) => authorization} />
                  ),
                },
                ...(snapshot.api.kind === 'HTTP' ? [] : [keyColumn]),
                ...(snapshot.api.kind === 'WEBSOCKET' ? [] : [corsColumn(snapshot)]),
                {
                  header: texts.integration,
                  cell: (row) => (
                    <RouteTarget target={row.target} links={toTargetLinks(row.integration, snapshot, stage)} />
                  ),
                },
                {
                  header: texts.state,
                  cell: (row) => <Status tone={tones[row.state]}>{routeStateTexts[row.state]}</Status>,
                },
                {
                  header: texts.more,
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
                        ariaLabel={texts.diagnoseRoute(`${row.verb} ${row.path}`.trim())}
                      >
                        {texts.diagnose}
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
