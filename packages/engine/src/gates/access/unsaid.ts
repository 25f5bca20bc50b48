const fields: Readonly<Record<string, string>> = {
  'aws:sourceip': 'network.sourceIp',
  'aws:vpcsourceip': 'network.sourceIp',
  'aws:sourcevpce': 'network.vpceId',
  'aws:sourcevpc': 'network.vpceId',
  'aws:referer': 'headers.referer',
  'aws:useragent': 'headers.user-agent',
};

/** The fields of the request that would settle doubts about these condition keys. */
export const unsaidFields = (doubts: readonly string[]): string[] => [
  ...new Set(doubts.flatMap((key) => fields[key.toLowerCase()] ?? [])),
];
