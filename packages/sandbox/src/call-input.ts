import { isList } from './is-list.ts';
import { isJsonObject, type Json, type JsonObject } from './json.ts';

/** Reads the parameters of a call, wherever the protocol carried them. */
export interface CallInput {
  readonly all: JsonObject;
  text(name: string): string | undefined;
  number(name: string): number | undefined;
  flag(name: string): boolean;
  list(name: string): readonly string[];
  objects(name: string): readonly JsonObject[];
  object(name: string): JsonObject | undefined;
}

/** Wraps the parameters that a protocol has parsed. */
export function toCallInput(all: JsonObject): CallInput {
  return {
    all,
    text: (name) => toText(all[name]),
    number: (name) => toNumber(all[name]),
    flag: (name) => toText(all[name]) === 'true',
    list: (name) => toList(all[name]).flatMap((value) => toText(value) ?? []),
    objects: (name) => toList(all[name]).filter(isJsonObject),
    object: (name) => {
      const value = all[name];
      return isJsonObject(value) ? value : undefined;
    },
  };
}

function toText(value: Json | undefined): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return undefined;
}

function toNumber(value: Json | undefined): number | undefined {
  const text = toText(value);
  if (text === undefined || text.trim() === '') return undefined;
  const number = Number(text);
  return Number.isFinite(number) ? number : undefined;
}

function toList(value: Json | undefined): readonly Json[] {
  if (value === undefined || value === null) return [];
  return isList(value) ? value : [value];
}
