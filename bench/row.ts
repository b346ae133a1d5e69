/** One figure. `value` and `goal` are in `unit`; a figure without a goal is there to be compared with. */
export interface Row {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** What it is compared with, measured in the same run. */
  readonly comparedWith: string | null;
  readonly goal: { readonly atMost: number } | { readonly atLeast: number } | null;
}

/** One bench: `bench/NAME/main.ts` exports it as default. */
export interface Bench {
  readonly about: string;
  /** Gets the flags behind the name (`--docs DIR` → `{docs: 'DIR'}`) and may say on standard error what it does. */
  run(flags: Readonly<Record<string, string | true>>): Promise<Row[]>;
}

/** Whether a figure reaches its goal; null when it has none. */
export function reached({ value, goal }: Row): boolean | null {
  if (goal === null) return null;
  return 'atMost' in goal ? value <= goal.atMost : value >= goal.atLeast;
}

/** Rows as a table for people. */
export function table(rows: readonly Row[]): string {
  const cells = rows.map((row) => {
    const goal =
      row.goal === null ? '' : 'atMost' in row.goal ? `≤ ${row.goal.atMost}` : `≥ ${row.goal.atLeast}`;
    const mark = { true: '✔', false: '✘', null: ' ' }[String(reached(row)) as 'true' | 'false' | 'null'];
    return [mark, row.name, format(row.value), row.unit, goal, row.comparedWith ?? ''];
  });
  const head = ['', 'figure', 'value', 'unit', 'goal', 'compared with'];
  const widths = head.map((_, i) => Math.max(...[head, ...cells].map((line) => line[i]?.length ?? 0)));
  return [head, ...cells]
    .map((line) =>
      line
        .map((cell, i) => (i === 2 ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

const format = (value: number) => (Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(3));

/** The middle value; the mean of the two in the middle when their number is even. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const high = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? high : ((sorted[middle - 1] ?? Number.NaN) + high) / 2;
}
