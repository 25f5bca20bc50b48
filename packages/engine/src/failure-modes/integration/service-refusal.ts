import type { CheckContext, Verdict } from '../failure-mode.ts';
import { integrationEvidence, integrationOf } from './at-integration.ts';
import { passedByType } from './template-refusal.ts';

/** The session name that API Gateway gives to the roles it assumes; services print it when they refuse. */
const roleSession = /assumed-role\/([^/\s"]+)\/BackplaneAssumeRoleSession is not authorized to perform: ([\w-]+:\w+)/;

/** An AWS service that refused the integration role, by its own words in the reply; undefined where the reply has none. */
export const checkServiceRefusal = (context: CheckContext): Verdict | undefined => {
  const { seen } = context.world;
  const kind = integrationOf(context)?.kind;
  const refused = roleSession.exec(seen.bodyText ?? '');
  const isAccessDenied =
    kind === 'aws' &&
    /AccessDenied(?:Exception)?\b|is not authorized to perform: (?!execute-api)/.test(seen.bodyText ?? '');
  // A service that was handed a body past the templates may deny what nobody asked it for.
  if (!refused && (!isAccessDenied || passedByType(context) !== undefined)) return undefined;
  const detail = { isRole: true, isServiceRefusal: true, role: refused?.[1], action: refused?.[2] };
  return {
    verdict: 'found',
    standing: 'specific',
    evidence: [
      integrationEvidence(context, 'credentials', {
        label: 'Role of the integration',
        observed: integrationOf(context)?.running.integration.credentials ?? 'none',
      }),
      { label: 'Seen', pointer: 'complaint:body', observed: (seen.bodyText ?? '').slice(0, 300) },
    ],
    detail,
  };
};
