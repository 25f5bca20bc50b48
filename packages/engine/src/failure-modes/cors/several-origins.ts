import type { ProposedFix } from '@gatescope/shared';

const hostOf = (origin: string): string | undefined => /^https?:\/\/([^/:]+)/i.exec(origin)?.[1]?.toLowerCase();

/** The origin that is let in today, where it is the one of another site and not this one written wrongly. */
const otherSite = (allowed: string | undefined, wanted: string): string | undefined => {
  const host = allowed === undefined ? undefined : hostOf(allowed);
  return host !== undefined && host !== hostOf(wanted) ? allowed : undefined;
};

const template = (origins: readonly string[]): string =>
  [
    '#set($origin = $input.params().header.get("Origin"))',
    '#if(!$origin || $origin == "")#set($origin = $input.params().header.get("origin"))#end',
    `#if(${origins.map((origin) => `$origin == "${origin}"`).join(' || ')})`,
    '  #set($context.responseOverride.header.Access-Control-Allow-Origin = $origin)',
    '#end',
  ].join('\n');

/**
 * A mapped header holds one origin. Where another site is let in today, the fix that puts this one in its place shuts that
 * one out: it says so, and a template that chooses is offered beside it.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-override-request-response-parameters.html
 */
export const besideOthers = (
  fixes: readonly ProposedFix[],
  allowed: string | undefined,
  wanted: string,
): ProposedFix[] => {
  const other = otherSite(allowed, wanted);
  if (other === undefined) return [...fixes];
  return [
    ...fixes.map((fix) => ({
      ...fix,
      risk: 'needs-review' as const,
      notes: [`Pages of ${other} are shut out: a mapped header holds one origin.`, ...fix.notes],
    })),
    {
      id: 'choose-origin',
      title: `Let a response template choose between ${other} and ${wanted}`,
      change: { kind: 'advice' },
      risk: 'needs-review',
      notes: [
        'It goes into the mapping template (application/json) of the integration response, and acts after a deployment.',
        'Send Vary: Origin as well, so that no cache gives the reply of one site to the other.',
      ],
      code: { language: 'velocity', text: template([other, wanted]) },
    },
  ];
};
