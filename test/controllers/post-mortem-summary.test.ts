import { describe, expect, test } from 'vitest';
import { type Judged, summary } from '../../src/controllers/post-mortem/summary.ts';
import type { PullRequest } from '../../src/github/port.ts';
import { lint } from '../../src/lint/engine.ts';
import { originalsOf } from '../../src/lint/together.ts';
import { policySchema } from '../../src/policy/schema.ts';
import { read } from '../similar/read.ts';

const PULL = { url: 'https://github.com/acme/shop/pull/7', head: { sha: 'abc' } } as PullRequest;
const PATH = 'postmortems/2026-04-01-checkout.md';

function judged(text: string): Judged {
  const postmortem = read(text, PATH);
  const policy = policySchema.parse({ lint: { defaultProfile: 'strict' } });
  const settings = { policy, today: '2026-04-15', assumePostMortem: true };
  const file = { path: PATH, text, bytes: text.length, sha: 'abc' };
  const document = { path: PATH, previousPath: null, status: 'added' as const, shown: [], file };
  return { document, settings, postmortem, result: lint(postmortem, settings), accepted: 0, earlier: 0 };
}
const page = (...texts: string[]) => summary(texts.map(judged), [], PULL);

const HALF = `# Checkout was slow

## Impact

One order in five failed.

## Timeline (UTC)

- 2026-04-01 09:00: impact starts, the new release is out
- 09:10: detected by the latency alert
- 09:15: the on-call engineer acknowledges the page
- 10:15: mitigated by going back to the last release
- 10:30: resolved

## Contributing factors

- The pool of Redis connections was smaller than the number of workers
- The latency alert waits for ten minutes

## Action items

- [ ] Size the pool of Redis connections by the number of workers
- [ ] Add a load test
`;

describe('the summary of the check', () => {
  test('says how far it is to done, the open parts first', () => {
    const text = page(HALF);
    expect(text).toMatch(/\*\*Done: \d of 6 parts\. To settle before the merge: \d+\.\*\*/);
    const parts = text.match(/^- \[[ x]\] .*$/gm)!;
    expect(parts).toHaveLength(6);
    expect(parts.map((line) => line[3])).toEqual(parts.map((line) => line[3]).sort());
    expect(parts).toContainEqual(expect.stringMatching(/^- \[ \] \*\*Action items\*\*: \d to settle/));
    expect(parts).toContain('- [x] Language without blame');
  });

  test('a part that is not filled in is not done, although no rule judges it yet', () => {
    const text = page(
      HALF.replace('One order in five failed.', 'TODO: who could not do what, and for how long?'),
    );
    expect(text).toContain('- [ ] **Impact**: to fill in');
  });

  test('lists what is missing once for each rule, most important first, and leaves the wording to the annotations', () => {
    const one = judged(HALF);
    const text = summary([one], [], PULL);
    const list = text.slice(text.indexOf('What is missing'), text.indexOf('<details>'));
    expect(list).toContain('Goals that it does not reach yet, each with its place:');
    const rules = [...list.matchAll(/docs\/rules\/([\w/-]+)\.md/g)].map(([, id]) => id!);
    expect(new Set(rules).size).toBe(rules.length);
    const worth = rules.map(
      (id) => one.result.findings.flatMap(originalsOf).find(({ ruleId }) => ruleId === id)!.worth,
    );
    expect(worth).toEqual(worth.toSorted((a, b) => b - a));
    // Two rules that are said together are one entry, as they are one thing to settle.
    expect(list).toMatch(/owner\.md\); \[[^\]]+\]\(\S+due-date\.md\) \(line \[20\]\(https:\S+#L20\)\)/);
    expect(list.match(/^- /gm)).toHaveLength(
      one.result.findings.filter(({ level }) => level === 'error').length,
    );
    for (const { message } of one.result.findings) expect(text).not.toContain(message);
  });

  test('says how many places a line has, since the verdict counts them', () => {
    const text = page(
      HALF.replace('One order in five failed.', '| who | how long |\n| --- | --- |\n| TODO | TODO |'),
    );
    expect(text).toMatch(/\(2 in line \[\d+\]/);
  });

  test('draws the timeline with its milestones, what lies between them, and the silence', () => {
    const text = page(HALF);
    expect(text).toContain(
      'started **09:00** → 10 min → detected **09:10** → 5 min → acknowledged **09:15** → 1 h → mitigated **10:15** → 15 min → resolved **10:30** (UTC). In one stretch of more than 30 minutes nothing is written.',
    );
    const chart = /```mermaid\n([\s\S]*?)```/.exec(text)![1]!;
    expect(chart).toContain('  Detected : milestone, 2026-04-01 09:10, 0m\n');
    expect(chart).toContain('  Acknowledged to mitigated, 1 h : 2026-04-01 09:15, 2026-04-01 10:15\n');
    expect(chart).toContain('  Nothing written, 1 h : crit, 2026-04-01 09:15, 2026-04-01 10:15\n');
  });

  test('has no chart where the milestones are not known', () => {
    expect(
      page(HALF.replace(/^- .*(?:starts|alert|page|release|resolved)$/gm, '- later: more')),
    ).not.toContain('mermaid');
  });

  test('lays factors beside items and decisions, and asks where it is not sure', () => {
    const text = page(HALF);
    expect(text).toContain('<summary>Causes that something is done about: 1 of 2</summary>');
    expect(text).toMatch(/\| What went into it \| Action items \|\n/);
    expect(text).toMatch(/\| The latency alert waits .*nothing yet/);
    expect(text).toMatch(/\| The pool of Redis .* \| Size the pool .* \|\n/);
  });

  test('has a column for decisions where something was decided', () => {
    const text = page(
      `${HALF}\n## Decisions\n\n- The latency alert waits for ten minutes: accepted, since shorter ones flap.\n`,
    );
    expect(text).toMatch(/\| What went into it \| Action items \| Decisions \|\n/);
  });

  test('says once for all documents that front matter is missing', () => {
    const notes = page(HALF, HALF).match(/no front matter/g);
    expect(notes).toHaveLength(1);
    expect(page(HALF, HALF)).toContain('2 documents have no front matter');
    expect(page(`---\ndate: 2026-04-01\n---\n${HALF}`)).not.toContain('no front matter');
  });
});
