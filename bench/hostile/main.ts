import { lintText } from '../../src/lint/engine.ts';
import { DEFAULT_POLICY } from '../../src/policy/default.ts';
import type { Bench, Row } from '../row.ts';
import { HOSTILE } from './texts.ts';

const BYTES = 250_000;
const GOAL = 2000;
/** Texts that are printed one by one. */
const SHOWN = 15;

/** One document of each hostile text, judged with all rules in the profile `strict`; milliseconds of CPU, one run each. */
const bench: Bench = {
  about: 'texts made to be slow or to be passed over: --bytes N (250000), --all to print each',
  async run(flags) {
    const bytes = Number(flags.bytes ?? BYTES);
    const settings = {
      policy: DEFAULT_POLICY,
      today: '2026-04-15',
      assumePostMortem: true,
      profile: 'strict' as const,
    };
    lintText('# Post-mortem\n\nWarm up.\n', 'a.md', settings);
    const times = HOSTILE.map(({ name, make }) => {
      const text = make(bytes);
      // Linting waits for nothing, so on a quiet machine this is also the time that it takes.
      const began = process.cpuUsage();
      const { findings } = lintText(text, 'a.md', settings);
      const { user, system } = process.cpuUsage(began);
      return { name, ms: (user + system) / 1000, isSilent: findings.length === 0 };
    });
    const slowest = times.toSorted((a, b) => b.ms - a.ms);
    const rows = slowest.slice(0, flags.all ? undefined : SHOWN).map(
      ({ name, ms }): Row => ({
        name,
        value: ms,
        unit: 'ms CPU',
        comparedWith: null,
        goal: { atMost: GOAL },
      }),
    );
    const silent = times.filter(({ isSilent }) => isSilent).length;
    const slow = times.filter(({ ms }) => ms > GOAL).length;
    const count = (name: string, value: number): Row => ({
      name,
      value,
      unit: `of ${times.length}`,
      comparedWith: null,
      goal: { atMost: 0 },
    });
    return [...rows, count('over 2 s', slow), count('passed over in silence', silent)];
  },
};

export default bench;
