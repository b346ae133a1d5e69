import type { PostMortem, StatedDuration } from '../../postmortem/model.ts';
import { minutesText } from '../../time/text.ts';
import type { Milestone } from '../../vocabulary/milestones.ts';
import type { Finding } from '../rule.ts';
import { minutesBetween } from '../support/timeline/minutes-between.ts';
import { quoted } from '../support/words.ts';

/** A duration that says from which milestone to which it was counted, and is not what lies between them. */
interface Differing {
  readonly stated: StatedDuration;
  readonly from: Milestone;
  readonly to: Milestone;
  /** What lies between them. */
  readonly minutes: number;
  /** True if the duration is the time since the first entry instead. */
  readonly isSinceFirst: boolean;
}

/** What people call the two ends. */
const FROM: readonly (readonly [RegExp, Milestone])[] = [
  [/^(?:first )?(?:detection|detected|discovery|discovered|alert|page|report)$/i, 'detected'],
  [/^(?:(?:incident|impact|outage) )?(?:start|onset|began)$/i, 'started'],
];
const TO: readonly (readonly [RegExp, readonly Milestone[]])[] = [
  [/^(?:first )?(?:detection|detected|alert|page)$/i, ['detected']],
  [/^(?:mitigation|mitigated)$/i, ['mitigated']],
  [
    /^(?:full )?(?:resolution|resolved|recovery|recovered|restoration|restored|fix)$/i,
    ['resolved', 'mitigated'],
  ],
];
/** "14 min (detection → resolution)", "14 minutes from detection to full recovery". */
const NAMED =
  /^ ?(?:\(|from |, from )(?:the )?([a-z]+(?: [a-z]+)?)(?: ?(?:→|->|–|—) ?| to )(?:the )?([a-z]+(?: [a-z]+)?)(?=[\s).,;|]|$)/i;

/** "14 min (detection → resolution)", which is not the time between the two. */
export const namedInterval = (postmortem: PostMortem): Finding[] =>
  differingIn(postmortem).map(({ stated, from, to, minutes, isSinceFirst }) => ({
    span: stated.span,
    message: `${quoted(stated.raw)} does not agree with the timeline, where it is ${minutesText(minutes)} from ${from} to ${to}${isSinceFirst ? `; ${minutesText(stated.minutes)} is the time since the first entry` : ''}. Readers will believe neither. Compute it again, or correct the words.`,
    related: { span: postmortem.milestones[to]!.span, message: `Read as ${to}.` },
  }));

function differingIn(postmortem: PostMortem): Differing[] {
  return postmortem.durations.flatMap((stated) => {
    const { text } = postmortem.document;
    const [, start = '', end = ''] = NAMED.exec(text.slice(stated.span.end, stated.span.end + 60)) ?? [];
    const from = FROM.find(([word]) => word.test(start))?.[1];
    const to = TO.find(([word]) => word.test(end))?.[1];
    return from && to ? (differing(postmortem, stated, from, to) ?? []) : [];
  });
}

function differing(
  { timeline, milestones, document }: PostMortem,
  stated: StatedDuration,
  from: Milestone,
  ends: readonly Milestone[],
): Differing | null {
  const lengths = ends.flatMap((to) => {
    const minutes = minutesBetween(milestones[from], milestones[to]);
    return minutes === null || minutes < 0 ? [] : [{ to, minutes }];
  });
  const [nearest] = lengths;
  const isRough = /[~≈]|\b(?:about|around|roughly|approximately|nearly|over) $/i.test(
    document.text.slice(Math.max(0, stated.span.start - 15), stated.span.start),
  );
  // Hours and days are rounded; so is what is "about" so long.
  if (!nearest || isRough || !/m(?:in)?/i.test(stated.raw)) return null;
  if (lengths.some(({ minutes }) => Math.abs(minutes - stated.minutes) < 2)) return null;
  const sinceFirst = minutesBetween(timeline[0]?.time ?? undefined, milestones[nearest.to]);
  const isSinceFirst = sinceFirst !== null && Math.abs(sinceFirst - stated.minutes) < 1;
  const isFar = Math.abs(nearest.minutes - stated.minutes) > Math.max(5, stated.minutes / 10);
  return isSinceFirst || isFar ? { stated, from, ...nearest, isSinceFirst } : null;
}
