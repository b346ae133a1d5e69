import { expect, test } from 'vitest';
import { markdown } from '../../sandbox/pages/markdown.ts';

const html = (code: string) =>
  String(
    markdown(`\`\`\`mermaid\n${code}\n\`\`\`\n`, { url: 'http://localhost:3000', repo: 'kelp-works/shop' }),
  );

test('a chart of milestones is drawn, with the clock times', () => {
  const shown = html(
    'gantt\n  dateFormat YYYY-MM-DD HH:mm\n  section Milestones\n  Started : milestone, 2026-03-01 14:05, 0m\n  section Silence\n  Nothing written, 31 min : crit, 2026-03-01 14:05, 2026-03-01 14:36',
  );
  expect(shown).toContain('<svg');
  expect(shown).toContain('14:05');
  expect(shown).toContain('Nothing written, 31 min');
});

test('a fishbone is drawn, and what people write in it stays text', () => {
  const shown = html('mindmap\n  root((What made it <img src=x> possible))\n    People\n      Who knew?');
  expect(shown).toContain('Who knew?');
  expect(shown).not.toContain('<img');
});

test('other diagrams stay code', () => {
  expect(html('flowchart LR\n  a --> b')).toContain('flowchart LR');
  expect(html('gantt')).toContain('<code');
});
