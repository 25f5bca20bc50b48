const privateEndings = ['.internal', '.local', '.localhost', '.localdomain', '.lan', '.home.arpa'];

/**
 * Whether a name can have no public record: one label only, or an ending reserved for private use.
 * https://www.iana.org/assignments/special-use-domain-names/special-use-domain-names.xhtml
 */
export const isPrivateName = (host: string): boolean =>
  !host.includes('.') || privateEndings.some((ending) => host.endsWith(ending));
