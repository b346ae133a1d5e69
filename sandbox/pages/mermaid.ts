import { xml } from '../../src/sinks/xml.ts';

/**
 * The Mermaid diagrams that Debrief writes, drawn as GitHub shows them: a Gantt chart of milestones, a mind map. Null for
 * anything else, which stays code. Mermaid itself needs a browser and 70 MB.
 */
export function drawMermaid(code: string): string | null {
  const [head = '', ...lines] = code.split('\n').filter((line) => line.trim() !== '');
  if (head.trim() === 'gantt') return gantt(lines);
  return head.trim() === 'mindmap' ? mindmap(lines) : null;
}

const [WIDTH, ROW, LABELS, FONT] = [720, 26, 210, 13];
const COLOURS = ['#0969da', '#1a7f37', '#9a6700', '#8250df'];

const text = (x: number, y: number, words: string, more = '') =>
  `<text x="${x}" y="${y}" ${more}>${xml(words)}</text>`;

const svg = (height: number, parts: readonly string[]) =>
  `<div class="scroll"><svg class="mermaid" role="img" aria-label="Diagram" viewBox="0 0 ${WIDTH} ${height}" font-size="${FONT}">${parts.join('')}</svg></div>`;

interface Task {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly isCritical: boolean;
}

/** `Started : milestone, 2026-03-01 14:05, 0m` or `Started to detected : 2026-03-01 14:05, 2026-03-01 14:20`. */
function taskIn(line: string): Task | null {
  const [, name, rest] = /^\s*(.+?) : (.+)$/.exec(line) ?? [];
  if (!name || !rest) return null;
  const [from, to] = rest.match(/\d{4}-\d\d-\d\d \d\d:\d\d/g) ?? [];
  const at = (time: string) => Date.parse(`${time.replace(' ', 'T')}Z`);
  return from ? { name, from: at(from), to: at(to ?? from), isCritical: rest.startsWith('crit') } : null;
}

function gantt(lines: readonly string[]): string | null {
  const tasks = lines.flatMap((line) => taskIn(line) ?? []);
  if (tasks.length === 0) return null;
  const from = Math.min(...tasks.map((task) => task.from));
  const to = Math.max(...tasks.map((task) => task.to), from + 60_000);
  const x = (time: number) => LABELS + ((time - from) / (to - from)) * (WIDTH - LABELS - 50);
  const parts: string[] = [];
  let row = 0;
  for (const line of lines) {
    const [, section] = /^\s*section (.+)$/.exec(line) ?? [];
    const task = taskIn(line);
    if (!section && !task) continue;
    const y = row * ROW + ROW / 2;
    row += 1;
    if (section) parts.push(text(0, y + 4, section, 'font-weight="600"'));
    if (!task) continue;
    const clock = new Date(task.from).toISOString().slice(11, 16);
    const mark =
      task.from === task.to
        ? `<path d="M${x(task.from)} ${y - 7}l7 7l-7 7l-7 -7z" fill="${COLOURS[0]}"/>${text(x(task.from) + 11, y + 4, clock)}`
        : `<rect x="${x(task.from)}" y="${y - 7}" width="${x(task.to) - x(task.from)}" height="14" rx="3" fill="${task.isCritical ? '#cf222e' : COLOURS[1]}"/>`;
    parts.push(text(12, y + 4, task.name), mark);
  }
  return svg(row * ROW, parts);
}

/** The root on the left, and what hangs on it further right, a line for each. */
function mindmap(lines: readonly string[]): string | null {
  const nodes = lines.map((line) => ({
    depth: line.search(/\S/),
    words: /[([{]{2}(.+?)[)\]}]{2}\s*$/.exec(line)?.[1] ?? line.trim(),
  }));
  if (nodes.length === 0) return null;
  const depths = [...new Set(nodes.map(({ depth }) => depth))].sort((a, b) => a - b);
  const x = (depth: number) => 10 + depths.indexOf(depth) * 40;
  const y = (index: number) => index * ROW + ROW / 2;
  const parts = nodes.map(({ depth, words }, index) => {
    const above = nodes.slice(0, index).findLastIndex((node) => node.depth < depth);
    const colour = COLOURS[nodes.slice(0, index + 1).filter((node) => node.depth === depths[1]).length % 4]!;
    const line =
      above < 0
        ? ''
        : `<path d="M${x(nodes[above]!.depth) + 4} ${y(above) + 8}V${y(index)}H${x(depth) - 4}" fill="none" stroke="${colour}" stroke-width="2"/>`;
    const weight = depths.indexOf(depth) < 2 ? 'font-weight="600"' : '';
    return `${line}${text(x(depth), y(index) + 4, words, weight)}`;
  });
  return svg(nodes.length * ROW, parts);
}
