import { describe, expect, test } from 'vitest';
import { builtIn } from '../../src/controllers/templates.ts';
import { toEvidenceFile } from '../../src/drafting/evidence-file.ts';
import { draftFacts } from '../../src/drafting/facts.ts';
import { scaffold } from '../../src/drafting/scaffold.ts';
import { DEFAULT_POLICY } from '../../src/policy/default.ts';
import { recordAlone } from '../drafting/record-alone.ts';
import { incidentOf, said } from '../incident/facts.ts';
import { world } from './world.ts';

const TOLD = [
  said('14:05', 'bo', '/incident timeline 13:50 UTC First errors', 1),
  said('14:10', 'bo', '/incident update Two nodes are out', 2),
  said('14:25', 'bo', '/incident resolved', 4),
];
const later = incidentOf([...TOLD, said('14:20', 'bo', '/incident timeline now Node 3 is back', 3)]);
const evidence = JSON.stringify(
  toEvidenceFile(later, draftFacts(recordAlone(later), DEFAULT_POLICY).timeline),
);
const draft = scaffold(await builtIn('full'), draftFacts(recordAlone(incidentOf(TOLD)), DEFAULT_POLICY)).text;
const ROW = '| 2026-03-01 14:20 UTC | Node 3 is back | [record](https://github.test/c/3) |\n';
const refreshed = (mine: string, base = draft, file = evidence) =>
  world({ 'base.md': base, 'mine.md': mine, 'new.json': file }).debrief([
    ...['refresh', 'base.md', 'mine.md', '--evidence', 'new.json'],
  ]);

describe('debrief refresh', () => {
  test('puts what is new into a draft that somebody edited, and leaves the rest to the byte', async () => {
    const mine = draft
      .replace('| First errors |', '| First errors, seen\tby the provider |')
      .replace(/.*Two nodes are out.*\n/, '')
      .replace('## Summary\n', '## Summary\n\n::: note\nIt was short.\n:::\n');
    const { code, out, err } = await refreshed(mine);
    expect(err).toBe('');
    expect(code).toBe(0);
    expect(out).toContain(ROW);
    expect(out.replace(ROW, '')).toBe(mine);
  });

  test('prints the same document when nothing is new', async () => {
    const once = (await refreshed(draft)).out;
    expect((await refreshed(once, once)).out).toBe(once);
  });

  test('says which rows found no place', async () => {
    const { out, err } = await refreshed('# Mine\n\nIt was quick.\n');
    expect(out).toBe('# Mine\n\nIt was quick.\n');
    expect(err).toContain('no longer has a timeline table');
  });

  test.each([
    [['refresh', 'base.md'], 'Two documents are needed'],
    [['refresh', 'base.md', 'mine.md'], 'Where is the evidence?'],
    [['refresh', 'base.md', 'gone.md', '--evidence', 'new.json'], 'File not found: gone.md'],
    [['refresh', 'base.md', 'mine.md', '--evidence', 'base.md'], 'base.md is not JSON'],
    [
      ['refresh', 'base.md', 'mine.md', '--evidence', 'bad.json'],
      'prints: `window` must be a mapping of settings, and it is missing.',
    ],
    [['refresh', 'mine.md', 'mine.md', '--evidence', 'new.json'], 'mine.md has no timeline'],
  ])('%j is a mistake that it names', async (words, says) => {
    const files = { 'base.md': draft, 'mine.md': '# Mine\n', 'new.json': evidence };
    const bad = JSON.stringify({ incident: 'a/b#1', title: '', url: '', severity: 'SEV1' });
    const { code, err } = await world({ ...files, 'bad.json': bad }).debrief(words);
    expect(code).toBe(2);
    expect(err).toContain(says);
  });
});
