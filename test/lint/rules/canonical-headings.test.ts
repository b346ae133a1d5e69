import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type LintSettings, lintText, readingContext } from '../../../src/lint/engine.ts';
import { fixText } from '../../../src/lint/fix.ts';
import { rules } from '../../../src/lint/rules/index.ts';
import { headingWords, SAME_HEADINGS } from '../../../src/lint/support/same-heading.ts';
import { parseMarkdown } from '../../../src/markdown/parse.ts';
import { policySchema } from '../../../src/policy/schema.ts';
import { sectionName } from '../../../src/postmortem/aliases.ts';
import { readPostMortem } from '../../../src/postmortem/read.ts';
import { TODAY } from '../sample.ts';

const ID = 'structure/canonical-headings';
const PATH = 'postmortems/2026-03-02-queue.md';

interface Agreed {
  readonly headings?: readonly string[];
  readonly sections?: Readonly<Record<string, readonly string[]>>;
}

const settings = ({ headings, sections = {} }: Agreed = {}): LintSettings => ({
  policy: policySchema.parse({
    lint: { sections, rules: { [ID]: headings ? ['warning', { headings }] : 'warning' } },
  }),
  today: TODAY,
  assumePostMortem: true,
  profile: 'standard',
});
const fix = (text: string, agreed?: Agreed) => fixText(text, PATH, settings(agreed)).text;
const found = (text: string, agreed?: Agreed) =>
  lintText(text, PATH, settings(agreed)).findings.filter(({ ruleId }) => ruleId === ID);

/** A document with these headings, each above a few words. */
const document = (...headings: readonly string[]) =>
  `# The queue stood still\n\n${headings.map((each) => `${each}\n\nForty shops took no orders.\n\n`).join('')}`;

test('is off until the policy turns it on', () => {
  const result = lintText(document('## TL;DR'), PATH, {
    ...settings(),
    policy: policySchema.parse({}),
    profile: 'strict',
  });
  expect(result.findings.filter(({ ruleId }) => ruleId === ID)).toEqual([]);
});

test('asks by default for the headings of the templates, all of them and no other', () => {
  const written = ['full', 'light'].flatMap((name) =>
    [...readFileSync(`templates/${name}.md`, 'utf8').matchAll(/^## (.+)$/gm)].map(([, heading]) => heading),
  );
  const { headings } = rules.find(({ id }) => id === ID)!.options;
  expect([...(headings!.default as readonly string[])].sort()).toEqual([...new Set(written)].sort());
});

test('takes for the same only what is read as the same section', () => {
  for (const group of SAME_HEADINGS) {
    const names = group.map((each) => sectionName(each, new Map()));
    expect([group, new Set(names).size]).toEqual([group, 1]);
    expect(names).not.toContain(null);
    for (const each of group) expect(headingWords(each).key).toBe(each);
  }
});

describe('a heading is renamed in place', () => {
  test.each([
    ['## Follow-ups', '## Action items'],
    ['## Corrective actions', '## Action items'],
    ['## TODO', '## Action items'],
    ['## TL;DR', '## Summary'],
    ['## Exec summary', '## Summary'],
    ['## RCA', '## RCA'],
    ['### Follow-ups ###', '### Action items ###'],
    ['## 4. Follow-ups', '## 4. Action items'],
    ['## 4) Follow-ups:', '## 4) Action items:'],
    ['## IV. Follow-ups', '## IV. Action items'],
    ['## 📋 Follow-ups', '## 📋 Action items'],
    ['## :memo: 4. Follow-ups :tada:', '## :memo: 4. Action items :tada:'],
    ['## Follow-ups (all teams)', '## Action items (all teams)'],
    ['## Follow-ups: all teams', '## Action items: all teams'],
    ['## Follow-ups {#later}', '## Action items {#later}'],
    ['## **Follow-ups**', '## **Action items**'],
    ['## *Follow-ups*:', '## *Action items*:'],
    ['Follow-ups\n----------', 'Action items\n----------'],
    ['**Follow-ups**', '**Action items**'],
    ['**Follow-ups:**', '**Action items:**'],
    ['**TL;DR:** forty shops took no orders.', '**Summary:** forty shops took no orders.'],
    ['## Chronology (all times UTC)', '## Timeline (all times UTC)'],
    ['## What didn’t go well?', '## What went badly?'],
  ])('%s', (before, after) => {
    expect(fix(document(before))).toBe(document(after));
    expect(fix(document(after))).toBe(document(after));
    expect(fix(`\uFEFF${document(before).replaceAll('\n', '\r\n')}`)).toBe(
      `\uFEFF${document(after).replaceAll('\n', '\r\n')}`,
    );
  });

  test('to what the team says, and its own names for a section count', () => {
    const agreed = { headings: ['Overview', 'Timeline'], sections: { timeline: ['Chronik', 'Ablauf'] } };
    expect(fix(document('## Summary', '## Ablauf', '## Follow-ups'), agreed)).toBe(
      document('## Overview', '## Timeline', '## Follow-ups'),
    );
    expect(fix(document('## Timeline'), { ...agreed, headings: ['Chronik'] })).toBe(document('## Chronik'));
  });

  test.each([
    ['Summary: TL;DR', '## Brief', '## Summary'],
    ['Summary ', '## TL;DR', '## Summary'],
    [' Summary', '## TL;DR: soon', '## Summary: soon'],
    ['📋 Action items', '## 📋 Follow-ups', '## 📋 Action items'],
    ['1. Summary', '## 1. TL;DR', '## 1. Summary'],
    ['Timeline (UTC)', '## Chronology', '## Timeline'],
  ])('by the words of the agreed heading alone: %j', (heading, before, after) => {
    const agreed = { headings: [heading] };
    expect(fix(document(before), agreed)).toBe(document(after));
    expect(found(document(`## ${heading}`), agreed)).toEqual([]);
  });
});

describe('nothing is reported for', () => {
  test.each([
    ['headings that say more or less', ['## Customer impact', '## Rollback', '## Root cause', '## Analysis']],
    ['other capitals, numbers and remarks', ['## SUMMARY', '## 2. Action Items (open)', '## Timeline: UTC']],
    ['sections within sections', ['## Impact', '### Follow-ups', '## Rollout', '### TL;DR']],
    ['parts of a number', ['## 4.1 Follow-ups']],
    ['a section beside the agreed one', ['## Summary', '## TL;DR']],
    [
      'a section when the agreed heading stands within another',
      ['## Follow-ups', '## Impact', '### Action items'],
    ],
    ['days and times', ['## Timeline', '### 2026-03-02', '### 14:05 Recovery']],
    [
      'links, code, images and HTML',
      ['## [Follow-ups](https://a.b)', '## `TL;DR`', '## Roles ![x](y)', '## <b>RCA</b>'],
    ],
    ['entities and escapes', ['## Follow&#45;ups', '## Follow\\-ups']],
    ['labels in lists and without a mark', ['- Follow-ups\n  - one', 'Follow-ups:\n\n- two']],
    ['quotes and code', ['> ## Follow-ups', '```\n## TL;DR\n```']],
  ])('%s', (_what, headings) => {
    expect(found(document(...headings))).toEqual([]);
    expect(fix(document(...headings))).toBe(document(...headings));
  });

  test('the title', () => {
    for (const text of [
      '## Owner: @amal\n\n# Overview\n\nForty.\n\n# Impact\n',
      '# TL;DR\n\nForty.\n',
      '# Incident summary\n\n## Impact\n\nForty.\n',
      'TL;DR\n=====\n',
    ]) {
      expect(found(text)).toEqual([]);
    }
  });

  test('agreed headings that name no section, that are mark-up, or of which another is there', () => {
    expect(found(document('## Follow-ups'), { headings: ['Zukunft', '**Actions**', '# Follow-up'] })).toEqual(
      [],
    );
    expect(found(document('## TL;DR'), { headings: ['Summary', 'TL;DR'] })).toEqual([]);
  });
});

describe('is reported, and left to a person', () => {
  test.each([
    ['when links lead to the heading', '## Follow-ups', '[below](#follow-ups)'],
    ['by its number, too', '## 4. Follow-ups', '[below](#4-follow-ups)'],
    ['in HTML', '## Follow-ups', '<a href="#follow-ups">below</a>'],
    ['by reference', '## Follow-ups', '[below][1]\n\n[1]: #user-content-follow-ups'],
    ['when two could be it', '## Follow-ups', '## Corrective actions'],
  ])('%s', (_what, heading, other) => {
    const text = document(other, heading);
    expect(found(text).map(({ fix }) => fix)).toEqual([null]);
    expect(fix(text)).toBe(text);
  });

  test.each([
    ['Summary and impact', '## Impact', '## Summary'],
    ['Summary & scope', '## TL;DR', '## Timeline'],
    ['Detection and response', '## Response', '## Detection'],
    ['What went well / badly', '## What went well', '## What went badly'],
    ['What happened', '## Summary', '## Timeline'],
  ])('when the agreed heading may say more than the section: %s', (heading, one, other) => {
    const text = document(one, other);
    expect(found(text, { headings: [heading] }).map(({ fix }) => fix)).toEqual([null]);
    expect(fix(text, { headings: [heading] })).toBe(text);
  });

  test('a link to another heading does not stop the fix', () => {
    const text = (heading: string) => document(heading, '[above](#the-queue-stood-still)');
    expect(fix(text('## Follow-ups'))).toBe(text('## Action items'));
  });

  test('a comment keeps a heading as it is', () => {
    const text = document(`<!-- debrief-disable-next-line ${ID}: as in the old wiki -->\n## Follow-ups`);
    expect(fix(text)).toBe(text);
  });
});

describe('any document', () => {
  const aliases = SAME_HEADINGS.flat();
  const dress = fc.constantFrom(
    (words: string) => `## ${words}`,
    (words: string) => `## ${words.toUpperCase()}`,
    (words: string) => `### ${words}`,
    (words: string) => `# ${words}`,
    (words: string) => `## 3. ${words}`,
    (words: string) => `## 🔥 ${words} 🔥`,
    (words: string) => `## ${words} (UTC) ##`,
    (words: string) => `## ${words}: 2 March`,
    (words: string) => `## ${words} {#here}`,
    (words: string) => `${words}\n---`,
    (words: string) => `**${words}**`,
    (words: string) => `**${words}:** on Monday`,
    (words: string) => `- ${words}`,
    (words: string) => `> ## ${words}`,
  );
  const body = fc.constantFrom(
    '',
    'Forty shops took no orders for 20 minutes.',
    '- 2026-03-02 13:40 UTC: release\n- 1:52 pm: detected\n- 14:20: resolved',
    '- [ ] @amal adds an alert on queue depth by 2026-04-20\n- Raise the limit (@bo)',
    '1. Why? The lease ran out.\n2. Why? Nobody was told.',
    '[see](#follow-ups), [and](#3-timeline)',
    '| Time | What |\n| --- | --- |\n| 13:40 | release |\n| 14:20 |',
  );
  const part = fc
    .tuple(dress, fc.constantFrom(...aliases, 'why it broke', 'customer impact'), body)
    .map(([as, words, text]) => `${as(words.replace(/^./, (c) => c.toUpperCase()))}\n\n${text}\n\n`);
  const text = fc
    .tuple(fc.constantFrom('# The queue stood still\n\n', ''), fc.array(part, { maxLength: 7 }))
    .map(([title, parts]) => title + parts.join(''));

  test('is read to the same model after --fix, has no finding more, and fixing again changes nothing', () => {
    const model = (each: string) => {
      const read = readPostMortem(parseMarkdown(each, PATH), readingContext(settings().policy, TODAY));
      return {
        title: read.title?.value,
        sections: read.sections.map(({ name, depth, line }) => [name, depth, line]),
        timeline: read.timeline.map(({ line, time }) => [line, time?.iso, time?.epoch]),
        items: read.actionItems.map(({ line, text: said, owners, due }) => [line, said, owners, due?.date]),
        factors: read.contributingFactors.map(({ text: said }) => said),
        whys: read.whyChains.map(({ steps }) => steps.map(({ value }) => value)),
      };
    };
    const count = (each: string) => {
      const counts: Record<string, number> = {};
      for (const { ruleId } of lintText(each, PATH, settings()).findings) {
        counts[ruleId] = (counts[ruleId] ?? 0) + 1;
      }
      return counts;
    };
    fc.assert(
      fc.property(text, (before) => {
        const once = fix(before);
        expect([once, model(once)]).toEqual([once, model(before)]);
        const [now, then] = [count(once), count(before)];
        for (const [rule, n] of Object.entries(now))
          expect([once, rule, n <= (then[rule] ?? 0)]).toEqual([once, rule, true]);
        expect(fix(once)).toBe(once);
      }),
      { numRuns: 60 },
    );
  });
});
