import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { incident, line } from '../reliability/ledger.ts';
import { world } from './world.ts';

const ledger = [
  incident('acme/shop#1', '2026-04-01T10:00:00Z', '2026-04-01T10:30:00Z', { services: ['=1+1'] }),
  '{"id": 7',
  incident('acme/shop#2', '2026-04-02T10:00:00', null),
  '',
  line('acme/shop#3', { kind: 'drill' }),
].join('\r\n');

describe('debrief report', () => {
  test('prints the figures as JSON, and names each broken line', async () => {
    const { code, out, err } = await world({ 'i.jsonl': ledger }).debrief([
      'report',
      '--from',
      'i.jsonl',
      '--at',
      '2026-04-03T00:00:00Z',
      '--format',
      'json',
    ]);
    expect(code).toBe(0);
    const report = JSON.parse(out);
    expect(report.window).toEqual({ from: '2026-04-01T10:00:00.000Z', to: '2026-04-03T00:00:00.000Z' });
    expect(report.figures.find(({ name }: { name: string }) => name === 'mttr').value).toBe(30);
    expect(report.excluded.map(({ incident }: { incident: string }) => incident)).toEqual([
      'line 2',
      'line 3',
      'acme/shop#3',
    ]);
    expect(err).toBe(
      'debrief: i.jsonl, line 2 does not count: this is not JSON.\n' +
        'debrief: i.jsonl, line 3 does not count: milestones.started: must be an instant with its zone, such as 2026-04-01T14:02:00Z.\n' +
        'debrief: i.jsonl: 2 of 4 lines count.\n',
    );
  });

  test('names unknown fields on standard error, with the one that was probably meant', async () => {
    const lines = ['{"id":"a#1","sevrity":"SEV1"}', '{"id":"a#2","sevrity":"SEV2"}'];
    const { code, err } = await world({ 'i.jsonl': lines.join('\n') }).debrief([
      'report',
      '--from',
      'i.jsonl',
    ]);
    expect(code).toBe(0);
    expect(err).toBe(
      'debrief: i.jsonl, line 1 (and 1 more line): the field "sevrity" is unknown and left out. Did you mean "severity"?\n',
    );
  });

  test.each(['', '{"id": 7'])(
    'the page says “no data”, and never 0 or 100 %%, where no incident can be read; JSON follows the formulas: %j',
    async (text) => {
      const ask = (...more: string[]) =>
        world().debrief(
          ['report', '--from', '-', '--quarter', '2026Q1', '--at', '2026-05-01T00:00:00Z', ...more],
          text,
        );
      const { code, out: page } = await ask();
      expect(code).toBe(0);
      expect(page).toContain('There is **no data**');
      expect(page).not.toMatch(/\b0\b|100/);
      const { noData, figures } = JSON.parse((await ask('--format', 'json')).out);
      expect(noData).toBe(true);
      const measured = (name: string) =>
        figures.find((figure: { name: string }) => figure.name === name).value;
      expect(['incidents', 'availability', 'mttr'].map(measured)).toEqual([0, 1, null]);
    },
  );

  test('prints a table in which a name is never a formula', async () => {
    const { out } = await world().debrief(
      ['report', '--from', '-', '--by', 'service', '--format', 'csv'],
      ledger,
    );
    expect(out.split('\n')[0]).toBe('name,group,value,unit,n,median,p90,definition');
    expect(out).toContain('mttr,service==1+1,30,minutes,1,30,30,');
  });

  test.each([
    [['report'], 'Which ledger?'],
    [['report', '--from', 'x.jsonl'], 'File not found: x.jsonl.'],
    [['report', '--from', '-', '--by', 'sevrity'], 'not "sevrity". Did you mean "severity"?'],
    [['report', '--from', '-', '--quarter', '2026Q5'], 'such as 2026Q3, not "2026Q5"'],
    [['report', '--from', '-', '--at', '2026-02-30'], 'not "2026-02-30"'],
    [['report', '--from', '-', '--at', '2026-02-03T10:00:00'], 'an instant with its zone'],
    [['report', '--from', '-', '--last', '0d'], 'such as 30d'],
    [['report', '--from', '-', '--last', '30d', '--quarter', '2026Q1'], 'Give one window'],
    [
      ['report', '--from', '-', '--from-time', '2026-03-01', '--to-time', '2026-02-01'],
      'The window is empty',
    ],
    [['report', 'x.jsonl'], 'What is "x.jsonl"?'],
  ])('%j is refused with what to give instead', async (words, says) => {
    const { code, err } = await world().debrief(words, ledger);
    expect(err).toContain(says);
    expect(code).toBe(2);
  });

  test('reads what its JSON schema allows', () => {
    const ajv = addFormats.default(new Ajv2020({ strict: false }));
    const isLine = ajv.compile(JSON.parse(readFileSync('schema/ledger.schema.json', 'utf8')));
    expect(isLine(JSON.parse(incident('a', '2026-04-01T10:00:00Z', null)))).toBe(true);
    expect(isLine({ id: 'a', kind: 'nonsense' })).toBe(false);
    expect(isLine({ id: 'a', milestones: { started: 'yesterday' } })).toBe(false);
  });
});
