import Button from '@cloudscape-design/components/button';
import type { ApiSummary } from '@gatescope/shared';
import { useQuery } from '@tanstack/react-query';
import type { KnownApi } from './to-known-api.ts';
import { wizardTexts } from './wizard-texts.ts';

interface Props {
  readonly url: string;
  readonly apis: readonly ApiSummary[];
  /** The API that the URL names, where it is one of them. */
  readonly apiId: string | undefined;
  readonly known: KnownApi;
  readonly onPick: (url: string) => void;
}

/** Without stages an API tells only whether its id is meant; a `$default` route takes every path. */
const toCandidates = ({ apis, apiId, known }: Omit<Props, 'url' | 'onPick'>) => {
  if (apiId === undefined) return apis.map(({ id }) => ({ id, stages: [] }));
  if (known.stages.length === 0) return [];
  const hasPaths = known.paths.length > 0 && !known.paths.includes('$default');
  return [{ id: apiId, stages: known.stages, ...(hasPaths ? { paths: known.paths } : {}) }];
};

/** URLs that the one given was probably meant to be; nothing when it leads somewhere. */
export const NearMisses = ({ url, onPick, ...rest }: Props) => {
  const candidates = toCandidates(rest);
  const { data = [] } = useQuery({
    queryKey: ['near-misses', url, candidates],
    queryFn: async () => (await import('@gatescope/intake')).nearMisses({ url, apis: candidates }),
    enabled: candidates.length > 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (data.length === 0) return null;
  return (
    <section aria-label={wizardTexts.target.nearMisses}>
      <ul className="gs-plain-list">
        {data.map((miss) => (
          <li key={miss.url}>
            {miss.text}{' '}
            <Button
              variant="inline-link"
              ariaLabel={wizardTexts.target.useThis(miss.url)}
              onClick={() => onPick(miss.url)}
            >
              {wizardTexts.target.use}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
};
