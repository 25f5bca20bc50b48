import './routes-tab.css';
import Toggle from '@cloudscape-design/components/toggle';
import TextFilter from '@cloudscape-design/components/text-filter';
import type { Fact, Snapshot } from '@gatescope/shared';
import { useState } from 'react';
import { AppLink } from '../../../components/app-link.tsx';
import { type DataColumn, DataTable } from '../../../components/data-table.tsx';
import { FactView } from '../../../components/fact-view.tsx';
import { Section } from '../../../components/section.tsx';
import { Status, type Tone } from '../../../components/status.tsx';
import { Value } from '../../../components/value/value.tsx';
import { consoleLinks } from '../../../lib/console-links.ts';
import { kindWords } from '../../../lib/kind-words.ts';
import { paths } from '../../../lib/paths.ts';
import { corsOfPath } from '../view/to-cors-rows.ts';
import { type Requirement, type RouteRow, type RouteState, toRouteRows } from '../../../lib/snapshot/to-route-rows.ts';
import { stagesFact } from '../../../lib/snapshot/to-stage-rows.ts';
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

const nameOf = ({ verb, path }: RouteRow): string => `${verb} ${path}`.trim();

interface AskedProps {
  readonly row: RouteRow;
  readonly field: keyof Requirement['fields'];
  readonly what: string;
  readonly of: (asked: Requirement) => string;
}

/** What a method asks: once where saved and deployed agree, else both. */
const Asked = ({ row, field, what, of }: AskedProps) => {
  const { saved, deployed } = row;
  const value = (asked: Requirement, version?: string) => (
    <Value pointer={`${asked.pointer}/${asked.fields[field]}`} label={texts.of(what, nameOf(row))}>
      {of(asked)} {version === undefined ? null : <span className="gs-quiet gs-small">{version}</span>}
    </Value>
  );
  if (deployed === undefined) return saved === undefined ? null : value(saved);
  if (saved === undefined) return value(deployed, texts.deployed);
  if (of(saved) === of(deployed)) return value(saved);
  return (
    <>
      <div>{value(saved, texts.saved)}</div>
      <div>{value(deployed, texts.deployed)}</div>
    </>
  );
};

const matches = (row: RouteRow, filter: string): boolean =>
  `${row.verb} ${row.path} ${row.target} ${row.saved?.authorization ?? ''}`
    .toLowerCase()
    .includes(filter.toLowerCase());

const keyColumn: DataColumn<RouteRow> = {
  header: texts.key,
  cell: (row) => (
    <Asked
      row={row}
      field="key"
      what={texts.keyRequirement}
      of={({ key }) => (key ? texts.keyRequired : texts.keyNotRequired)}
    />
  ),
};

const corsColumn = (snapshot: Snapshot): DataColumn<RouteRow> => ({
  header: texts.cors,
  cell: (row) => {
    const { word, pointer } = corsOfPath(snapshot, row.path);
    return pointer === undefined ? (
      word
    ) : (
      <Value pointer={pointer} label={texts.of(texts.cors, row.path)}>
        {word}
      </Value>
    );
  },
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
  const noStage = stagesFact(snapshot).state === 'hidden' ? texts.stagesUnknown : texts.noStage;
  const fact: Fact<unknown> = snapshot.api.kind === 'REST' ? snapshot.api.resources : snapshot.api.routes;
  const pointer = snapshot.api.kind === 'REST' ? '/api/resources' : '/api/routes';
  return (
    <Section
      title={texts.title(words.Many, fact.state === 'hidden' ? undefined : all.length)}
      description={stage === undefined ? noStage : texts.beside(stage)}
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
                      <Value pointer={row.pointer} label={nameOf(row)}>
                        {row.verb === '' ? (
                          <strong>{row.path}</strong>
                        ) : (
                          <>
                            <strong>{row.verb}</strong> {row.path}
                          </>
                        )}
                      </Value>
                    </span>
                  ),
                },
                {
                  header: texts.authorization,
                  cell: (row) => (
                    <Asked
                      row={row}
                      field="authorization"
                      what={texts.authorization}
                      of={({ authorization }) => authorization}
                    />
                  ),
                },
                ...(snapshot.api.kind === 'HTTP' ? [] : [keyColumn]),
                ...(snapshot.api.kind === 'WEBSOCKET' ? [] : [corsColumn(snapshot)]),
                {
                  header: texts.integration,
                  cell: (row) => {
                    const links = toTargetLinks(row.integration, snapshot, stage);
                    const target = <RouteTarget target={row.target} links={links} />;
                    return row.integrationPointer === undefined ? (
                      target
                    ) : (
                      <Value
                        pointer={row.integrationPointer}
                        label={texts.of(texts.integration, nameOf(row))}
                        href={links[0]?.href}
                      >
                        {target}
                      </Value>
                    );
                  },
                },
                {
                  header: texts.state,
                  cell: (row) => <Status tone={tones[row.state]}>{routeStateTexts[row.state]}</Status>,
                },
                {
                  header: texts.more,
                  cell: (row) => (
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
                      ariaLabel={texts.diagnoseRoute(nameOf(row))}
                    >
                      {texts.diagnose}
                    </AppLink>
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
