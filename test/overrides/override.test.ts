import { describe, expect, test } from 'vitest';
import { type OverrideComment, overridesIn } from '../../src/overrides/override.ts';

const policy = { people: ['Mira', 'tomas'], lastsDays: 3 };
const now = new Date('2026-04-03T12:00:00Z');

function comment(
  body: string,
  more: Partial<OverrideComment> & { login?: string; at?: string } = {},
): OverrideComment {
  const { login = 'mira', at = '2026-04-03T10:00:00Z', ...rest } = more;
  return {
    body,
    author: { login, kind: 'user' },
    createdAt: at,
    updatedAt: at,
    url: 'https://github.test/c',
    ...rest,
  };
}
const overridesOf = (...comments: OverrideComment[]) => overridesIn(comments, 'error-budget', policy, now);

describe('/debrief override', () => {
  test.each([
    [
      '/debrief override we promised this to the regulator',
      'we promised this to the regulator',
      '2026-04-06T10:00:00.000Z',
    ],
    ['/debrief override error-budget the fix is in here', 'the fix is in here', '2026-04-06T10:00:00.000Z'],
    ['/debrief override for 1 day: a launch', 'a launch', '2026-04-04T10:00:00.000Z'],
    ['/debrief override error-budget for 6h a launch', 'a launch', '2026-04-03T16:00:00.000Z'],
    ['/debrief override for 90 days a launch', 'a launch', '2026-04-06T10:00:00.000Z'],
    ['Looks good.\n\n/debrief override\na launch', 'a launch', '2026-04-06T10:00:00.000Z'],
  ])('%j overrides until the given time, with the reason', (body, why, until) => {
    expect(overridesOf(comment(body)).standing).toMatchObject({
      by: 'mira',
      why,
      until,
      url: 'https://github.test/c',
    });
  });

  test.each([
    ['/debrief override a launch', { login: 'eve' }, 'eve may not override it.'],
    ['/debrief override', {}, 'An override needs a reason'],
    [
      '/debrief overide a launch',
      {},
      '`/debrief overide` does nothing here; `/debrief override <why>` does.',
    ],
    ['/debrief', {}, '`/debrief` does nothing here'],
    ['/debrief override for 2 days', {}, 'An override needs a reason'],
    ['/debrief override a launch', { updatedAt: '2026-04-03T11:00:00Z' }, 'An edited comment'],
  ])('%j is refused, with advice', (body, more, says) => {
    const { standing, refused } = overridesOf(comment(body, more));
    expect(standing).toBeNull();
    expect(refused).toContain(says);
  });

  test.each([
    ['> /debrief override a launch', {}],
    ['`/debrief override a launch`', {}],
    ['/debrief override follow-through a launch', {}],
    ['/incident override a launch', {}],
    ['/debriefs override a launch', {}],
    ['/debrief override a launch', { author: { login: 'mira', kind: 'bot' as const } }],
  ])('%j does not apply to this check', (body, more) => {
    expect(overridesOf(comment(body, more))).toEqual({ standing: null, expired: null, refused: null });
  });

  test('expires, and the latest counts', () => {
    const old = comment('/debrief override first', { at: '2026-03-20T10:00:00Z' });
    expect(overridesOf(old)).toMatchObject({ standing: null, expired: { why: 'first' } });
    expect(overridesOf(comment('/debrief override second'), old).standing?.why).toBe('second');
  });

  test('stands, whatever others write below it', () => {
    const later = comment('/debrief is annoying', { login: 'eve', at: '2026-04-03T11:00:00Z' });
    const valid = comment('/debrief override a launch');
    expect(overridesOf(valid, later)).toMatchObject({ standing: { by: 'mira' }, refused: null });
  });

  test('in a quoted e-mail is not followed, and answered', () => {
    const mail = 'From: a <a@example.com>\nSent: b\nTo: c\n\n/debrief override a launch';
    expect(overridesOf(comment(mail))).toMatchObject({
      standing: null,
      refused: expect.stringContaining('a quoted e-mail'),
    });
  });

  test('is open to nobody while the policy names no one', () => {
    const { refused } = overridesIn(
      [comment('/debrief override x')],
      'error-budget',
      { people: [], lastsDays: 3 },
      now,
    );
    expect(refused).toContain('Nobody may override it');
  });
});
