import { describe, expect, test } from 'vitest';
import { DEFAULT_POLICY } from '../../src/policy/default.ts';
import { route, subscriptions } from '../../src/reconcile/route.ts';

const repository = { name: 'shop', owner: { login: 'acme' } };
const sender = { login: 'ada', type: 'User' };
const us = { login: 'debrief[bot]', type: 'Bot' };
const labels = [{ name: 'incident' }];
const at = (kind: string, number: number) => ({ kind, owner: 'acme', repo: 'shop', number });
const to = (event: string, payload: object) => route(event, { repository, sender, ...payload }, 'debrief');

describe('a review', () => {
  const review = (state: string, policy = DEFAULT_POLICY) =>
    route(
      'pull_request_review',
      { action: 'submitted', repository, sender, review: { state }, pull_request: { number: 7, labels: [] } },
      'debrief',
      () => policy,
    );
  const { postmortems } = DEFAULT_POLICY;
  const asking = {
    ...DEFAULT_POLICY,
    postmortems: { ...postmortems, outsideReview: { ...postmortems.outsideReview, SEV1: true } },
  };

  test('counts on a pull request without labels, as a fork is and a change of a merged post-mortem', () => {
    expect(review('approved', asking)).toEqual([at('post-mortem', 7)]);
    expect(review('changes_requested', asking)).toEqual([at('post-mortem', 7)]);
  });

  test('is looked at where the policy is not known', () => {
    const payload = { action: 'submitted', review: { state: 'approved' }, pull_request: { number: 7 } };
    expect(to('pull_request_review', payload)).toEqual([at('post-mortem', 7)]);
  });

  test('costs nothing where the policy asks for none, or where it only comments', () => {
    expect(review('approved')).toEqual([]);
    expect(review('commented', asking)).toEqual([]);
  });
});

describe('issues', () => {
  test.each([
    'labeled',
    'unlabeled',
    'opened',
    'edited',
    'closed',
    'reopened',
    'assigned',
    'unassigned',
    'unlocked',
  ])('%s: the incident is looked at', (action) => {
    expect(to('issues', { action, issue: { number: 7, labels } })).toContainEqual(at('incident', 7));
  });

  test('an issue without the label of action items is no action item, where the policy is known', () => {
    const policyOf = () => ({
      ...DEFAULT_POLICY,
      labels: { ...DEFAULT_POLICY.labels, actionItem: 'Follow-up' },
    });
    const found = (issue: object, event = 'issues', more = {}) =>
      route(
        event,
        { action: 'closed', repository, sender, issue: { number: 7, ...issue }, ...more },
        'debrief',
        policyOf,
      ).filter(({ kind }) => kind === 'action-item');
    expect(found({ labels: [{ name: 'bug' }], state: 'closed' })).toEqual([]);
    expect(
      found({ labels: [{ name: 'bug' }], state: 'closed' }, 'issue_comment', { comment: { body: 'Done.' } }),
    ).toEqual([]);
    expect(found({ labels: [{ name: 'follow-up' }] })).toEqual([at('action-item', 7)]);
    expect(found({ labels: [], body: '<!-- debrief:action-item file=a.md key=b -->' })).toEqual([
      at('action-item', 7),
    ]);
    for (const labels of [null, 'x', [null, 7, {}]]) expect(found({ labels })).toEqual([]);
  });

  test('an issue without any label is nobody’s incident', () => {
    expect(to('issues', { action: 'opened', issue: { number: 7, labels: [] } })).toEqual([]);
    expect(to('issues', { action: 'edited', issue: { number: 7, labels: [] } })).toEqual([]);
  });

  test('an issue that lost its last label is looked at', () => {
    expect(to('issues', { action: 'unlabeled', issue: { number: 7, labels: [] } })).toEqual([
      at('incident', 7),
    ]);
  });

  test.each(['opened', 'labeled', 'edited'])(
    '%s by the App itself is known to it, and costs no look at the incident',
    (action) => {
      expect(to('issues', { action, sender: us, issue: { number: 7, labels } })).not.toContainEqual(
        at('incident', 7),
      );
    },
  );

  test("another bot's label declares an incident as a person's does", () => {
    const alerts = { login: 'alerts[bot]', type: 'Bot' };
    expect(to('issues', { action: 'labeled', sender: alerts, issue: { number: 7, labels } })).toHaveLength(1);
  });

  test.each(['deleted', 'transferred'])('%s: what is shown of the incident is looked at', (action) => {
    expect(to('issues', { action, issue: { number: 7, labels } })).toContainEqual(at('incident', 7));
  });

  test.each(['pinned', 'locked'])('%s changes nothing of ours', (action) => {
    expect(to('issues', { action, issue: { number: 7, labels } })).toEqual([]);
  });
});

describe('comments', () => {
  const said = (body: string, more: object = {}) =>
    to('issue_comment', {
      action: 'created',
      issue: { number: 7, labels },
      comment: { body, user: { type: 'User' } },
      ...more,
    });

  test('a line with a command has the incident looked at', () => {
    // Until the policy is known, any label may be that of an action item, where the command is answered too.
    const both = [at('action-item', 7), at('incident', 7)];
    expect(said('/incident resolved')).toEqual(both);
    expect(said('All good again.\r\n  /incident resolved\r\n')).toEqual(both);
  });

  test('a comment without a command costs nothing', () => {
    expect(said('What about the /incident command?')).toEqual([]);
    expect(said('/incidents are bad')).toEqual([]);
    expect(said('Like this:\n```\n/incident resolved\n```')).toEqual([]);
    expect(said('> /incident resolved')).toEqual([]);
    expect(said('')).toEqual([]);
  });

  test('a command that was edited in or out is looked at', () => {
    expect(said('/incident sev 1', { action: 'edited' })).toContainEqual(at('incident', 7));
    expect(
      said('never mind', { action: 'edited', changes: { body: { from: '/incident sev 1' } } }),
    ).toHaveLength(1);
    expect(said('typo', { action: 'edited', changes: { body: { from: 'tyop' } } })).toEqual([]);
  });

  test('bots give no commands; but a comment of a bot that somebody deleted may have been the panel', () => {
    const comment = { body: '/incident resolved', user: { type: 'Bot' } };
    expect(said('', { comment })).toEqual([]);
    expect(said('', { comment, action: 'deleted' })).toEqual([at('incident', 7)]);
    expect(said('', { comment, action: 'deleted', sender: us })).toEqual([]);
  });

  test('a command on a pull request is looked at: it may declare an incident', () => {
    const issue = { number: 7, labels: [], pull_request: {} };
    expect(said('/incident declare sev2 Checkout rejects cards', { issue })).toContainEqual(
      at('incident', 7),
    );
  });
});

describe('pull requests and checks', () => {
  test.each(['opened', 'synchronize', 'reopened', 'edited', 'ready_for_review', 'labeled'])(
    '%s: the post-mortem is checked, even when Debrief caused it',
    (action) => {
      const pull = { action, pull_request: { number: 9, merged: false } };
      expect(to('pull_request', pull)).toContainEqual(at('post-mortem', 9));
      expect(to('pull_request', { ...pull, sender: us })).toContainEqual(at('post-mortem', 9));
    },
  );

  test('a merge has the action items looked at too, closing without a merge does not', () => {
    const closed = (merged: boolean) =>
      to('pull_request', { action: 'closed', pull_request: { number: 9, merged } });
    expect(closed(true)).toEqual(expect.arrayContaining([at('action-items', 9), at('post-mortem', 9)]));
    expect(closed(false)).toContainEqual(at('post-mortem', 9));
    expect(closed(false)).not.toContainEqual(at('action-items', 9));
  });

  test('a merge queue that waits for the check has its pull request looked at', () => {
    const queued = (action: string, head_ref: unknown) =>
      to('merge_group', { action, merge_group: { head_ref } });
    const head = 'refs/heads/gh-readonly-queue/release/1.x/pr-9-0f3c5d';
    expect(queued('checks_requested', head)).toContainEqual(at('post-mortem-queue', 9));
    expect(queued('destroyed', head)).toEqual([]);
    for (const odd of ['refs/heads/main', '', null, 7]) expect(queued('checks_requested', odd)).toEqual([]);
  });

  test.each(['check_run', 'check_suite'])("%s: a re-run of Debrief's check, and of no other", (event) => {
    const rerun = (slug: string) =>
      to(event, { action: 'rerequested', [event]: { app: { slug }, pull_requests: [{ number: 9 }] } });
    expect(rerun('debrief')).toContainEqual(at('post-mortem', 9));
    expect(rerun('somebody-else')).toEqual([]);
    expect(to(event, { action: 'completed', [event]: { app: { slug: 'debrief' } } })).toEqual([]);
  });
});

test("a re-run of Debrief's check on a fork's pull request, which GitHub does not name, has it looked for", () => {
  const of = (slug: string) => ({ app: { slug }, pull_requests: [] });
  const run = (slug: string) => ({
    action: 'rerequested',
    check_run: { ...of(slug), check_suite: { id: 8 } },
  });
  const suite = (slug: string) => ({ action: 'rerequested', check_suite: { ...of(slug), id: 8 } });
  expect(to('check_run', run('debrief'))).toEqual([at('check-suite', 8)]);
  expect(to('check_suite', suite('debrief'))).toEqual([at('check-suite', 8)]);
  expect([...to('check_run', run('other')), ...to('check_suite', suite('other'))]).toEqual([]);
});

test('values of a wrong type in a delivery are passed over', () => {
  for (const wrong of [7, true, [], {}, null, 'x'.repeat(100_000)]) {
    const payload = { action: 'labeled', issue: { number: 3, labels }, repository };
    expect(route('issues', { ...payload, sender: { login: wrong } }, 'debrief')).toEqual(
      route('issues', payload, 'debrief'),
    );
    for (const event of subscriptions().map((each) => each.event))
      for (const key of ['issue', 'comment', 'pull_request', 'check_run', 'check_suite', 'changes', 'label'])
        route(event, { ...payload, sender, [key]: wrong }, 'debrief');
  }
});

test('whatever else is sent touches nothing', () => {
  const junk = [
    null,
    7,
    'x',
    [],
    {},
    { action: 'labeled' },
    { action: 'labeled', issue: { number: -1, labels } },
  ];
  for (const event of [...subscriptions().map((each) => each.event), 'star', '__proto__', ''])
    for (const payload of junk) {
      const found = route(event, payload, 'debrief');
      expect(found.filter(({ owner, number }) => !owner || !(number > 0))).toEqual([]);
      expect(found).toEqual([]);
    }
});
