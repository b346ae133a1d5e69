import { expect, test } from 'vitest';
import { postmortem, world } from './world.ts';

const OLDER =
  '# The queue stood still\n\n## Summary\n\nThe queue stood still for 20 minutes on 2026-03-02.\n\n## Timeline\n\n- 10:00 UTC stops\n- 10:20 UTC resumes\n\n## Root cause\n\nThe disk was full.\n';

test('an older document passes with less, and the report says so', async () => {
  const { code, out } = await world({ 'a.md': OLDER }).debrief(['lint', 'a.md']);
  expect(code).toBe(0);
  expect(out).toMatch(/nothing to report\n {2}\d+ more hints? with --hints\n/);
  expect(out).toContain('1 file has no front matter: less is asked of it');
});

test('with a profile it is asked for all, and the report does not say otherwise', async () => {
  const { code, out } = await world({ 'a.md': OLDER }).debrief(['lint', '--profile', 'standard', 'a.md']);
  expect(code).toBe(1);
  expect(out).toContain('action-items/present');
  expect(out).not.toContain('less is asked');
});

test('a profile makes no page a post-mortem', async () => {
  const page = '# Choosing a queue\n\n## Background\n\nWe have two.\n\n## Decision\n\nThe first one.\n';
  const { code, out } = await world({ 'a.md': page }).debrief(['lint', '--profile', 'strict', 'a.md']);
  expect(code).toBe(0);
  expect(out).toContain('not a post-mortem');
});

test('in CI, a baseline counts only if it is named', async () => {
  const bad = postmortem().replace(
    '## Summary\n',
    '## Summary\n\nThe engineer forgot to renew the certificate.\n',
  );
  const { debrief } = world({ 'a.md': bad });
  expect((await debrief(['lint', 'a.md'])).code).toBe(1);
  await debrief(['lint', '--update-baseline', 'a.md']);
  expect((await debrief(['lint', 'a.md'])).code).toBe(0);
  const ci = { CI: 'true' };
  expect((await debrief(['lint', 'a.md'], '', ci)).code).toBe(1);
  expect((await debrief(['lint', '--baseline', '.debrief-baseline.json', 'a.md'], '', ci)).code).toBe(0);
});

test('a dry run judges the file as it is', async () => {
  const due = postmortem().replace(/^---\n/, '---\n');
  const text = `${due}\n## Timeline (UTC)\n\n- 2026-03-02 13:40: impact starts\n- 2:05 pm: detected\n- 14:20: resolved\n`;
  const { debrief } = world({ 'a.md': text });
  const words = ['lint', '--hints', '--no-baseline', 'a.md'];
  const asItIs = (await debrief(words)).out;
  expect(asItIs).toContain('2:05 pm');
  expect((await debrief([...words, '--fix-dry-run'])).out).toContain('parseable-times');
});
