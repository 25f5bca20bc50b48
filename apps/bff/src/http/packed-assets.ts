import { readFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { RequestHandler } from 'express';

const pack = promisify(gzip);

const packable = new Set(['.js', '.css', '.svg', '.json']);

const readPacked = async (path: string): Promise<Buffer | undefined> => {
  try {
    return await pack(await readFile(path), { level: 9 });
  } catch {
    return undefined;
  }
};

/**
 * Answers assets with gzip where the browser takes it: a load balancer does not pack them, and they are most of the
 * first load. Each file is packed once; names carry a hash, so what is kept never goes stale.
 */
export const packedAssets = (folder: string, cacheControl: string): RequestHandler => {
  const kept = new Map<string, Promise<Buffer | undefined>>();
  const packedOf = (name: string): Promise<Buffer | undefined> => {
    const known = kept.get(name) ?? readPacked(join(folder, name));
    kept.set(name, known);
    return known;
  };
  return async (req, res, next) => {
    // Only names of files directly in the folder; anything else is left to the next handler.
    const name = req.path.slice(1);
    if (req.method !== 'GET' || !packable.has(extname(name)) || name !== basename(name)) return next();
    res.vary('Accept-Encoding');
    if (req.acceptsEncodings('gzip') !== 'gzip') return next();
    const packed = await packedOf(name);
    if (packed === undefined) {
      kept.delete(name);
      return next();
    }
    res.type(extname(name)).set({ 'Content-Encoding': 'gzip', 'Cache-Control': cacheControl }).send(packed);
  };
};
