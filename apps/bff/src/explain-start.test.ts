import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { explainStart } from './explain-start.ts';
import { openFileReportStore } from './reports/file-report-store.ts';

const parent = mkdtempSync(join(tmpdir(), 'gatescope-start-'));
afterAll(() => rmSync(parent, { recursive: true }));

describe('a console that cannot start', () => {
  it('says what is wrong with its folder', async () => {
    const file = join(parent, 'file');
    writeFileSync(file, '');
    for (const place of [file, join(file, 'reports')]) {
      const error: unknown = await openFileReportStore(place, 5).catch((reason: unknown) => reason);
      expect(explainStart(error)).toMatch(/GATESCOPE_DATA_DIR cannot be written to: .*no folder/);
    }
  });

  it('says that a file system is read-only', () => {
    expect(explainStart(Object.assign(new Error('EROFS'), { code: 'EROFS' }))).toContain('Mount a volume');
  });

  it('shows what it does not know as it is', () => {
    expect(explainStart(new Error('something new'))).toContain('something new');
    expect(explainStart(Object.assign(new Error('odd'), { code: 7 }))).toContain('odd');
  });
});
