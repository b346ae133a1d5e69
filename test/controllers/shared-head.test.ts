import { expect, test } from 'vitest';
import type { PullRequest } from '../../src/github/port.ts';
import { World } from './world.ts';

const BLAME = `---
title: Labels not printed
date: 2026-02-11
severity: SEV2
---

# Labels not printed

## Summary

The operator forgot to renew the certificate.

## Timeline

- 2026-02-11 10:00 UTC: printers refuse jobs

## Action items

- Be more careful
`;

/** A post-mortem into main, and the same commit into another branch, where nothing of it is new. */
async function shared(draft = false) {
  const world = new World();
  const ana = world.github.as('ana');
  ana.write(world.repo, { 'postmortems/2026-02-11-labels.md': BLAME }, 'stack-1');
  const { branches } = world.repo.git;
  branches.set('stack-2', branches.get('stack-1')!);
  ana.write(world.repo, { 'src/fix.txt': 'x' }, 'stack-2');
  const open = (head: string, base: string, isDraft = false) =>
    ana.openPullRequest(world.repo, { title: head, body: '', head, base, draft: isDraft });
  const review = await open('stack-2', 'main', draft);
  branches.set('fix', branches.get('stack-2')!);
  const harmless = await open('fix', 'stack-1');
  const look = (pull: PullRequest) => world.settle(world.ref('post-mortem', pull.number));
  const conclusion = () => world.repo.checks.map((check) => check.conclusion);
  return { world, review, harmless, look, conclusion };
}

test('the verdict on a commit is the worst of its pull requests, whichever webhook came last', async () => {
  const { review, harmless, look, conclusion, world } = await shared();
  for (const pull of [review, harmless, review, harmless, harmless]) {
    await look(pull);
    expect(conclusion()).toEqual(['failure']);
  }
  expect(world.repo.checks[0]!.summary).toContain(`Pull request #${review.number} has the same head`);
});

test('the harmless one may pass once the other is closed, without anything new on it', async () => {
  const { world, review, harmless, look, conclusion } = await shared();
  await look(harmless);
  expect(conclusion()).toEqual(['failure']);
  await world.github.as('ana').editIssue(review, { state: 'closed' });
  await look(review);
  expect(conclusion()).toEqual(['neutral']);
});

test('while the pull request is a draft, what is open there does not hold up the ready one', async () => {
  const { world, review, look, conclusion } = await shared(true);
  await look(review);
  expect(conclusion()).toEqual(['neutral']);
  expect(world.repo.checks[0]!.title).toMatch(/^Draft: \d+ things? to settle/);
});

test('the check of a draft that is alone waits, so that nobody merges before Debrief looks again', async () => {
  const { world, review, harmless, look, conclusion } = await shared(true);
  await world.github.as('ana').editIssue(harmless, { state: 'closed' });
  await look(review);
  expect(conclusion()).toEqual(['action_required']);
  expect(world.repo.checks[0]!.title).toMatch(/^Draft: \d+ things? to settle/);
});
