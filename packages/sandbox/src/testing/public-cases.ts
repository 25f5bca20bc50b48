import { readdirSync, readFileSync } from 'node:fs';
import { isJsonObject, type JsonObject } from '../json.ts';

const folder = new URL('../../../../cases/public/', import.meta.url);

/** The account of every case in the project's own data. */
export function readPublicCases(): readonly { readonly name: string; readonly account: JsonObject }[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .flatMap((name) => {
      const json: unknown = JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
      const account = isJsonObject(json) ? json['account'] : undefined;
      return isJsonObject(account) ? [{ name, account }] : [];
    });
}
