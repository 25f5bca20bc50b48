import type { MaskKind } from './mask-kind.ts';

/** Names that end like a secret's but hold none: marks of paging, kinds of authorization, settings. */
const harmless =
  /(?:next|request|clientrequest|continuation|pagination|starting|page|sync|cancel|missingauthentication)token$|^tokens$|maxtokens$|^(?:cookies?enabled|withcredentials|usecredentials|allowcredentials|accesscontrolallowcredentials|accesscontrol.{0,40}|wwwauthenticate|proxyauthenticate|xamznremappedwwwauthenticate|defaultauthorization|invalidsignature|xamzsignature(?:version|method))$|awssignature$/;

const endings: readonly (readonly [RegExp, MaskKind])[] = [
  [/authori[sz]ation(?:header|token)?$/, 'authorization'],
  [/(?:^|set|http|request|response)cookies?2?$|cookiejar$|cookieheader$/, 'cookie'],
  [/(?:sessiontoken|securitytoken)$/, 'aws-session-token'],
  [/(?:secretaccesskey|secretkey|awssecret)$/, 'aws-secret-key'],
  [/(?:accesskeyid|awsaccesskey)$/, 'aws-access-key'],
  [/(?:api|subscription|functions?|app|apim)key(?:value)?$/, 'api-key'],
  [/signature$/, 'signature'],
  [/(?:passwords?|passwd|passphrase|pwd|passwort)$/, 'password'],
  [/privatekey$/, 'private-key'],
  [/(?:tokens?|jwt|bearer|assertion)$/, 'token'],
  [/(?:session|sessionid|sessid|sessionkey|connectsid|masterkey|resumptionpsk|sessionticket)$/, 'session'],
  [/(?:secrets?|secretstring|encryptionkey|signingkey|sharedkey|accountkey|masterpassword)$/, 'secret'],
];

/** Short parameter names that mean a secret in a query string only. */
const inQuery: readonly (readonly [RegExp, MaskKind])[] = [
  [/^key$/, 'api-key'],
  [/^(?:sig|hmac)$/, 'signature'],
  [/^(?:auth|code|nonce|ticket|otp|accesscode)$/, 'token'],
  [/^sid$/, 'session'],
  [/^(?:pass|pw)$/, 'password'],
];

const plain = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');

/** What sort of secret a header, parameter or setting of this name holds; undefined when none. */
export const secretKindOf = (name: string, place: 'anywhere' | 'query' = 'anywhere'): MaskKind | undefined => {
  const key = plain(name);
  if (harmless.test(key)) return undefined;
  const ending = endings.find(([pattern]) => pattern.test(key));
  if (ending) return ending[1];
  return place === 'query' ? inQuery.find(([pattern]) => pattern.test(key))?.[1] : undefined;
};
