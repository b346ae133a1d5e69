import type { LintSettings } from '../lint/engine.ts';

/** Measures how long each rule takes over a whole run. */
export function stopwatch(): {
  around: NonNullable<LintSettings['around']>;
  print: (write: (text: string) => void) => void;
} {
  const spent = new Map<string, number>();
  const began = performance.now();
  return {
    around(ruleId, run) {
      const start = performance.now();
      const found = run();
      spent.set(ruleId, (spent.get(ruleId) ?? 0) + performance.now() - start);
      return found;
    },
    print(write) {
      const rows = [...spent].sort((a, b) => b[1] - a[1]);
      const rules = rows.reduce((sum, [, ms]) => sum + ms, 0);
      for (const [id, ms] of rows) write(`${ms.toFixed(1).padStart(9)} ms  ${id}\n`);
      write(`${rules.toFixed(1).padStart(9)} ms  all rules\n`);
      write(`${(performance.now() - began).toFixed(1).padStart(9)} ms  the whole run\n`);
    },
  };
}
