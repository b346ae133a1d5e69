import type { ActionItem, PostMortem, ReadTime, TimelineEntry } from '../postmortem/model.ts';
import { headingAnchors, linkedAnchors } from './support/anchors.ts';

/**
 * Whether a fixed document still means what it did: same sections, entries at the same instants, items, causes and
 * facts, and internal links that still resolve. The only difference allowed is a time zone that was unknown before.
 */
export function saysTheSame(before: PostMortem, after: PostMortem): boolean {
  return (
    isEqual(facts(before), facts(after)) &&
    before.timeline.length === after.timeline.length &&
    before.timeline.every((entry, i) => isSameTime(entry.time, after.timeline[i]!.time)) &&
    Object.keys(before.milestones).every((name) => {
      const milestone = name as keyof PostMortem['milestones'];
      return isSameTime(before.milestones[milestone] ?? null, after.milestones[milestone] ?? null);
    }) &&
    linksResolve(before, after)
  );
}

const isEqual = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** What fixes must leave unchanged, word for word. */
const facts = (postmortem: PostMortem) => ({
  kind: postmortem.kind,
  title: postmortem.title?.value,
  severity: postmortem.severity?.value,
  date: postmortem.date,
  services: postmortem.services,
  sections: postmortem.sections.map(({ name, depth }) => [name, depth]),
  timeline: postmortem.timeline.map(said),
  milestones: Object.keys(postmortem.milestones),
  items: postmortem.actionItems.map(promised),
  factors: postmortem.contributingFactors.map(({ text }) => text),
  wentWrong: postmortem.wentWrong.map(({ text }) => text),
  whys: postmortem.whyChains.map(({ steps }) => steps.map(({ value }) => value)),
  fishbones: postmortem.fishbones.map(({ categories }) => categories),
  durations: postmortem.durations.map(({ minutes, of }) => [minutes, of]),
});

const said = ({ text, milestones, evidence, time }: TimelineEntry) => [
  // A table row that holds only a time counts as all time, until its empty cells are written.
  text === time?.raw ? '' : text,
  milestones,
  evidence,
  time?.approximate,
  time?.precision,
];

const promised = ({ text, owners, due, type, priority, state, status, issue }: ActionItem) => [
  text,
  owners,
  due?.date,
  type,
  priority,
  state,
  status,
  issue,
];

function isSameTime(before: ReadTime | null, after: ReadTime | null): boolean {
  if (before === null || after === null) return before === after;
  return (
    wall(before.iso) === wall(after.iso) &&
    wall(before.until) === wall(after.until) &&
    (before.epoch === null || before.epoch === after.epoch)
  );
}

/** The local time, without its zone. */
const wall = (iso: string | null) => iso?.slice(0, 19) ?? null;

function linksResolve(before: PostMortem, after: PostMortem): boolean {
  const linked = linkedAnchors(before);
  if (linked.size === 0) return true;
  const [then, now] = [headingAnchors(before), headingAnchors(after)];
  return [...linked].every((anchor) => !then.has(anchor) || now.has(anchor));
}
