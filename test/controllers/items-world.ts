import { findMarker } from '../../src/github/markers.ts';
import type { Comment, Issue, PullRequest } from '../../src/github/port.ts';
import { World } from './world.ts';

const HEAD = (incident: number | null, severity = 'SEV2') => `---
title: Checkout rejects cards
date: 2026-03-01
severity: ${severity}
${incident === null ? '' : `incident: ${incident}\n`}---

# Checkout rejects cards

## Summary

Cards were declined from 13:52 to 14:24 UTC.

## Timeline

- 2026-03-01 13:52 UTC: impact started
- 2026-03-01 14:24 UTC: resolved

## Contributing factors

- F1: The pool had no limit for each worker

## Action items

`;
const PATH = 'postmortems/2026-03-01-cards.md';

/** A world with an incident, in which post-mortems are merged and the issues of their items live. */
export class ItemsWorld extends World {
  incidentNumber: number | null = null;

  /** Merges a post-mortem with these items, and looks at what was agreed. */
  async merge(items: string, path = PATH, severity = 'SEV2'): Promise<number> {
    const { number } = await this.open(items, path, severity);
    await this.mergePull(number);
    return number;
  }

  /** Opens the pull request of a post-mortem with these items. */
  async open(items: string, path = PATH, severity = 'SEV2'): Promise<PullRequest> {
    const ana = this.github.as('ana');
    const head = `topic-${this.repo.lastNumber}`;
    ana.write(this.repo, { [path]: `${HEAD(this.incidentNumber, severity)}${items}\n` }, head);
    const wish = { title: 'Post-mortem', body: '', head, base: 'main', draft: false };
    return ana.openPullRequest(this.repo, wish);
  }

  async mergePull(number: number): Promise<void> {
    this.minutes(5);
    await this.github.as('ana').merge({ ...this.repo, number });
    await this.settle(this.ref('action-items', number));
  }

  /** What Debrief says of the items of a pull request; empty before it does. */
  itemsReport(number: number): string {
    return this.reportOn(number)?.body ?? '';
  }

  /** Somebody ticks the box that says this. */
  async tick(number: number, box: string): Promise<void> {
    const comment = this.reportOn(number)!;
    const line = comment.body.split('\n').find((each) => each.includes(box))!;
    this.minutes(1);
    const body = comment.body.replace(line, line.replace('[ ]', '[x]'));
    await this.github.as('ana').editComment({ ...this.repo, number }, comment.id, body);
    await this.settle(this.ref('action-items', number));
  }

  private reportOn(number: number): Comment | undefined {
    const { issue } = this.repo.issues.get(number)!;
    return this.comments(issue).find((comment) => findMarker(comment, 'items'));
  }

  async withIncident(): Promise<this> {
    this.incidentNumber = (await this.incident()).number;
    return this;
  }

  items(): Issue[] {
    return this.issues().filter(({ author, body }) => author.app && body.includes('debrief:action-item '));
  }

  /** The issue of the only item, as it is now. */
  get item(): Issue {
    return this.items()[0]!;
  }

  /** Somebody comments on the issue of the first item, and Debrief looks at it. */
  async tell(login: string, body: string): Promise<void> {
    this.minutes(1);
    await this.say(this.item, login, body);
    await this.look(this.ref('action-item', this.item.number));
    await this.look(this.ref('action-item', this.item.number));
  }

  /** What Debrief says on an issue, without the markers. */
  said(issue: Issue = this.item): string[] {
    return this.comments(issue)
      .filter(({ author }) => author.app)
      .map(({ body }) => body.replace(/<!--.*?-->\n?/g, ''));
  }

  /** Lets the clock run to an instant, with a look at each time that Debrief had set itself. */
  async until(instant: string): Promise<void> {
    const ref = this.ref('action-item', this.item.number);
    for (;;) {
      const { due } = await this.look(ref);
      if (!due || due > instant) break;
      this.clock = Date.parse(due);
    }
    this.clock = Date.parse(instant);
    await this.look(ref);
  }
}
