import { expect, test } from 'vitest';
import { standingLink } from '../../src/action-items/standing-link.ts';

const URL = 'https://github.com/acme/shop/issues/12';

test.each([
  ['- [ ] Fix the limit (#12)', '#12'],
  ['- [ ] Fix the limit, #12, owner: @ana', '#12'],
  ['* Fix the limit — #12', '#12'],
  ['1. #12: Fix the limit', '#12'],
  ['- [ ] #12 Fix the limit', '#12'],
  [`- [#12](${URL}) Fix the limit`, URL],
  [`- [ ] [Fix the limit](${URL})`, URL],
  ['- Fix the limit, tracked in #12, due 2026-04-01', '#12'],
  ['- Fix the limit. Issue: #12', '#12'],
  ['- Fix the limit\n  - **Ticket:** acme/infra#12', 'acme/infra#12'],
  ['| Fix the limit | @ana | #12 |', '#12'],
  [`| Fix the limit | [ticket](${URL}) | @ana |`, URL],
  ['- [ ] Fix #12', '#12'],
  ['- Raise it as we did in #8 (#12)', '#12'],
  ['- Fix the limit (OPS-12)', 'OPS-12'],
  ['- Fix the limit @ana #12', '#12'],
  [`- Fix the limit [tracked](${URL})`, URL],
  ['- Fix the limit (#12, #13)', '#12'],
])('%s lives in %s', (source, link) => {
  const read = /#\d+|https:[^)\s]+|[A-Z]+-\d+/.exec(source)![0];
  expect(standingLink(source, read)).toBe(link);
});

test.each([
  '- [ ] Raise the limit as we did in #8, owner: @ana',
  '- [ ] Show sessions by depot (unlike #8, which shows the sum), owner: @ana',
  '- Repeat #8 for the EU region',
  '- Do the same as #8',
  '- Follow up on #8 with a retry budget',
  '- After #8 is merged, take the flag out',
  '- Use https://github.com/acme/shop/issues/8 as a model for the alert',
  '- Build it like [the EU alert](https://github.com/acme/shop/issues/8)',
  '- Extend the dashboard of [last spring](https://github.com/acme/shop/issues/8) by depot',
  '- Raise the limit (cf. #8)',
  '- Raise the limit. Related: #8',
  '- Raise the limit – see #8',
  '- Raise the limit, blocked by: #8',
  '- Raise the limit (PR #8)',
  '- Raise the limit. **Context:** #8',
  '- Keep what OPS-8 brought when the queue moves',
  '| Do for printers what #8 did for scanners | @ana |',
])('%s names an issue in passing', (source) => {
  const read = /#\d+|https:[^)\s]+|[A-Z]+-\d+/.exec(source)![0];
  expect(standingLink(source, read)).toBeNull();
});

test('a link that was read from elsewhere, such as a column of links, stands', () => {
  expect(standingLink('| Fix the limit | @ana |', '#12')).toBe('#12');
  expect(standingLink('- Fix the limit', null)).toBeNull();
});
