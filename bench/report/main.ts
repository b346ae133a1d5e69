import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Bench, median, type Row } from '../row.ts';
import { ledgerOf } from './ledger.ts';

const MAIN = join(import.meta.dirname, '../../src/cli/main.ts');

/** Prints its own peak of memory and its processor time on standard error when it ends. */
const MEASURING = `process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  process.stderr.write('PEAK ' + maxRSS + ' CPU ' + (userCPUTime + systemCPUTime));
});`;

interface Run {
  readonly seconds: number;
  /** Seconds of the processor, which other processes do not stretch as much. */
  readonly busy: number;
  readonly megabytes: number;
}

export default {
  about: 'How fast a ledger is measured and reported: --incidents 100000 --services 500 --rounds 3',
  async run(flags) {
    const incidents = Number(flags.incidents ?? 100_000);
    const services = Number(flags.services ?? 500);
    const rounds = Number(flags.rounds ?? 3);
    const folder = mkdtempSync(join(tmpdir(), 'debrief-bench-'));
    try {
      const measuring = join(folder, 'measuring.cjs');
      writeFileSync(measuring, MEASURING);
      for (const [name, count] of [
        ['small', incidents / 10],
        ['large', incidents],
      ] as const)
        writeFileSync(join(folder, `${name}.jsonl`), ledgerOf(count, services));
      const runs = { small: [] as Run[], large: [] as Run[] };
      // One after the other, so that a busy machine slows both.
      for (let round = 0; round < rounds; round++)
        for (const name of ['small', 'large'] as const) {
          console.error(`${name}, ${round + 1} of ${rounds} …`);
          runs[name].push(report(join(folder, `${name}.jsonl`), measuring));
        }
      const seconds = (of: readonly Run[]) => median(of.map((run) => run.seconds));
      const [small, large] = [seconds(runs.small), seconds(runs.large)];
      return [
        row(`report on ${incidents} incidents, whole process`, large, 's', null, 3),
        row('its own processor time', median(runs.large.map(({ busy }) => busy)), 's', null, 3),
        row('peak memory', Math.max(...runs.large.map(({ megabytes }) => megabytes)), 'MB', null, 600),
        row('10 × the incidents', large / small, '× the time', `${incidents / 10} incidents`, 12),
      ];
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
} satisfies Bench;

/** The whole report of five years, by service and severity and quarter, as a process of its own. */
function report(ledger: string, measuring: string): Run {
  const words = [
    'report',
    '--from',
    ledger,
    '--at',
    '2026-01-01T00:00:00Z',
    '--by',
    'service,severity,quarter',
    '--format',
    'json',
  ];
  const began = performance.now();
  const { stderr, status } = spawnSync(process.execPath, ['--require', measuring, MAIN, ...words], {
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  if (status !== 0) throw new Error(`the report failed: ${stderr}`);
  const seconds = (performance.now() - began) / 1000;
  const [, kilobytes, microseconds] = /PEAK (\d+) CPU (\d+)/.exec(stderr)!;
  return { seconds, busy: Number(microseconds) / 1e6, megabytes: Number(kilobytes) / 1024 };
}

const row = (
  name: string,
  value: number,
  unit: string,
  comparedWith: string | null,
  atMost: number,
): Row => ({ name, value, unit, comparedWith, goal: { atMost } });
