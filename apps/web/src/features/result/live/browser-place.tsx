import Skeleton from '@cloudscape-design/components/skeleton';
import { type DiagnosisResult, type Observation, readCallerOutputContract } from '@gatescope/shared';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import * as z from 'zod';
import { CodeBlock } from '../../../components/code-block.tsx';
import { ExternalLink } from '../../../components/external-link.tsx';
import { ProblemPanel } from '../../../components/problem-panel.tsx';
import { Status } from '../../../components/status.tsx';
import { callApi } from '../../../lib/api.ts';
import { browserPlaceTexts as texts, reachTexts } from './live-texts.ts';
import { callerScriptQuery } from './caller-script-query.ts';

interface Props {
  readonly result: DiagnosisResult;
}

type Looked = readonly Extract<Observation, { kind: 'tcp' }>[];

const message = z.object({ api: z.string(), region: z.string(), text: z.string().max(64 * 1024) });

/** What the reach page tells when it is done; it runs in a window of its own. */
const useReachPage = ({ result }: Props): { readonly looked: Looked; readonly problem: string | undefined } => {
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const [looked, setLooked] = useState<Looked>([]);
  const { apiId, region } = result.target;
  useEffect(() => {
    if (typeof BroadcastChannel === 'undefined') return undefined;
    const channel = new BroadcastChannel('gatescope-reach');
    channel.onmessage = ({ data }: MessageEvent<unknown>) => {
      const parsed = message.safeParse(data).data;
      if (parsed === undefined || parsed.api !== apiId || parsed.region !== region) return;
      callApi(readCallerOutputContract, { body: { text: parsed.text } }).then(
        ({ observations }) => setLooked(observations.filter((one) => one.kind === 'tcp')),
        (error: unknown) => setProblem(error instanceof Error ? error.message : String(error)),
      );
    };
    return () => channel.close();
  }, [apiId, region]);
  return { looked, problem };
};

const reachHref = ({ accountId, region, apiId, stage }: DiagnosisResult['target']): string =>
  `/api/apis/${encodeURIComponent(accountId)}/${encodeURIComponent(region)}/${encodeURIComponent(apiId)}/reach${stage === undefined ? '' : `?stage=${encodeURIComponent(stage)}`}`;

/** From this browser, whether the hosts can be reached; and a snippet for the failing page's own developer tools. */
export const BrowserPlace = ({ result }: Props) => {
  const { looked, problem } = useReachPage({ result });
  const { data, error, refetch } = useQuery(callerScriptQuery(result, 'sh'));
  return (
    <div className="gs-stack gs-stack--tight">
      <p className="gs-flush">
        <ExternalLink href={reachHref(result.target)}>{texts.reach}</ExternalLink> {texts.reachHow}
      </p>
      <div aria-live="polite">
        {looked.length === 0 ? null : (
          <ul className="gs-text-list" aria-label={texts.looked}>
            {looked.map(({ host, outcome }) => (
              <li key={host}>
                <span className="gs-mono">{host}</span>: {reachTexts[outcome]}
              </li>
            ))}
          </ul>
        )}
      </div>
      {problem === undefined ? null : <Status tone="warn">{problem}</Status>}
      <p className="gs-flush">{texts.snippetHow}</p>
      {error ? <ProblemPanel error={error} onRetry={() => void refetch()} /> : null}
      {data === undefined && !error ? <Skeleton height="8rem" /> : null}
      {data === undefined ? null : <CodeBlock text={data.browserSnippet} what={texts.snippet} language="javascript" />}
    </div>
  );
};
