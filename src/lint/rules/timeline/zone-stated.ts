import type { PostMortem, ReadTime, Section, TimelineEntry } from '../../../postmortem/model.ts';
import { zoneIn } from '../../../postmortem/timeline/zones/zone-note.ts';
import { offsetAt, signedOffset, zoneNamed } from '../../../time/zone.ts';
import { defineRule, type Edit, type Finding } from '../../rule.ts';
import type { LintedPostMortem } from '../../standing.ts';
import { linkedAnchors, slug } from '../../support/anchors.ts';
import { otherClock } from '../../support/timeline/other-clock.ts';
import { clockAt, usualOffset } from '../../support/timeline/permalinks.ts';
import { isStopwatch } from '../../support/timeline/stopwatch.ts';
import { whereZoneIsNamed } from '../../support/timeline/where-zone-is-named.ts';
import { untouchable } from '../../support/timeline/written-time.ts';
import { listed } from '../../support/words.ts';

/** What each abbreviation may mean, with its offsets in minutes. */
const MEANINGS: Readonly<
  Record<string, { readonly names: readonly string[]; readonly offsets: readonly number[] }>
> = {
  IST: { names: ['India', 'Ireland', 'Israel'], offsets: [330, 60, 120] },
  CST: { names: ['Chicago', 'China', 'Cuba'], offsets: [-360, 480, -300] },
  AST: { names: ['the Atlantic coast of Canada', 'Arabia'], offsets: [-240, 180] },
  SST: { names: ['Samoa', 'Singapore'], offsets: [-660, 480] },
  GST: { names: ['the Gulf', 'South Georgia'], offsets: [240, -120] },
  ECT: { names: ['Ecuador', 'the eastern Caribbean'], offsets: [-300, -240] },
};

export default defineRule({
  id: 'timeline/zone-stated',
  summary: 'The timeline states its zone once, unambiguously',
  why: 'A timeline combines people in several places, logs in UTC and graphs in local time. Without a zone every comparison is a guess, hours off at worst. Abbreviations such as IST, CST and AST each mean several zones, unless the document says where its authors are. Where nothing speaks for another, Debrief assumes India for IST, Chicago for CST and the Gulf for GST, and asks in a hint.',
  instead:
    'State the zone once, in the heading (`## Timeline (UTC)`), in the column header (`Time (UTC)`) or in a line above (“All times are UTC”), or in each entry (`14:05 UTC`, `14:05 +02:00`). UTC is easiest for readers elsewhere.\n\nIf `lint.timeZone` says what a bare time means, `debrief lint --fix` writes it into the heading of the timeline, or into the entries if not all need it or if links lead to the heading.',
  options: {
    policyIsEnough: {
      type: 'boolean',
      default: false,
      about: 'Accept times without a zone if `lint.timeZone` gives one.',
    },
  },
  levels: { light: 'warning', standard: 'warning', strict: 'error' },
  worth: 65,
  fixable: true,
  bad: [
    {
      title: 'No zone: one finding, at the first time',
      markdown:
        '# The queue stood still\n\n## Timeline\n\n- 2026-03-02 13:40: release 412 reaches production\n- 13:52: queue depth alert fires\n',
      reports: ['2026-03-02 13:40'],
    },
    {
      title: 'The chat messages that it links know the zone',
      markdown:
        '# The queue stood still\n\n## Timeline\n\n- 2026-03-02 13:40: [the alert fires](https://shop.slack.com/archives/C02ALERTS/p1772455217123456)\n- 13:50: [restarting](https://shop.slack.com/archives/C02ALERTS/p1772455817123456)\n',
      reports: ['2026-03-02 13:40'],
    },
    {
      title: 'An abbreviation of several zones',
      markdown:
        '# The queue stood still\n\n## Timeline\n\n- 2026-03-02 13:40 AST: release 412 reaches production\n- 13:52 AST: queue depth alert fires\n',
      reports: ['AST'],
    },
    {
      title: 'One of them is the most frequent: a hint',
      markdown:
        '# The queue stood still\n\n## Timeline (CST)\n\n- 2026-03-02 13:40: release 412 reaches production\n- 13:52: queue depth alert fires\n',
      reports: ['CST'],
    },
  ],
  good: [
    {
      title: 'In the heading',
      markdown:
        '# The queue stood still\n\n## Timeline (UTC)\n\n- 2026-03-02 13:40: release 412 reaches production\n- 13:52: queue depth alert fires\n',
    },
    {
      title: 'In a line above',
      markdown:
        '# The queue stood still\n\n## Timeline\n\nAll times are in CET.\n\n- 2026-03-02 13:40: release 412 reaches production\n- 13:52: queue depth alert fires\n',
    },
    {
      title: 'In each entry',
      markdown:
        '# The queue stood still\n\n## Timeline\n\n- 2026-03-02 13:40 UTC: release 412 reaches production\n- 15:52 +02:00: queue depth alert fires\n',
    },
    {
      title: 'Days need no zone',
      markdown:
        '# The queue stood still\n\n## Timeline\n\n- 2026-03-02: release 412 reaches production\n- 2026-03-04: the first report\n',
    },
  ],
  *check({ postmortem, options, policy }) {
    const { timeline, document } = postmortem;
    const isUntouchable = untouchable(postmortem);
    const mayTouch = ({ span }: Edit) => !isUntouchable(span);
    const clocks = timeline.flatMap(({ time }) => (time && time.precision !== 'date' ? time : []));
    const bare = clocks.filter(({ zone }) => zone === 'none');
    // Among dates, a lone "around midnight" needs no zone.
    const isAlone = clocks.length === 1 && timeline.length >= 3;
    const isNamed = postmortem.standing === 'older' && namesPlace(timeline);
    if (bare[0] && !isAlone && !isNamed && !isStopwatch(clocks))
      yield withoutZone(postmortem, bare, clocks.length);
    const byPolicy = clocks.filter(({ zone }) => zone === 'policy');
    if (byPolicy[0] && !options.policyIsEnough)
      yield onlyByPolicy(postmortem, byPolicy, policy.lint.timeZone ?? '', mayTouch);
    yield* ambiguous(timeline, policy.lint.timeZone, document.text, mayTouch);
  },
});

/** "16:37 Denver - …" in most entries: the clocks of a place. */
function namesPlace(timeline: readonly TimelineEntry[]): boolean {
  const places = timeline.map(({ text }) => /^(\p{Lu}\p{Ll}{2,}) [-–—] /u.exec(text)?.[1]);
  const [first] = places;
  return (
    first !== undefined && places.filter((place) => place === first).length * 2 > Math.max(4, places.length)
  );
}

/**
 * Where nothing beside the times shows another clock, their authors and readers mostly share one: then it is a warning at
 * most, and a hint in a document that was not written for Debrief.
 */
function withoutZone(postmortem: LintedPostMortem, bare: readonly ReadTime[], total: number): Finding {
  const isMixed = bare.length < total;
  const which = isMixed ? `${bare.length} of ${total} times state no zone` : 'These times state no zone';
  const said = usualOffset(postmortem);
  const other = otherClock(postmortem);
  const level = postmortem.standing === 'own' ? ('warning' as const) : ('hint' as const);
  return {
    span: bare[0]!.span,
    ...(isMixed || other ? {} : { level }),
    message: said
      ? byMessages(said, postmortem.document.point(said.span.start).line, which)
      : `${which}${other ? `, and ${other}. Compared side by side, they may be` : '. Beside logs and graphs, readers elsewhere will be'} hours off. State it once, for example in the heading: “Timeline (UTC)”.`,
  };
}

/** The chat messages that entries link say when they were sent: so which zone it is. */
function byMessages(
  { sent, offset }: NonNullable<ReturnType<typeof usualOffset>>,
  line: number,
  which: string,
): string {
  const zone = offset === 0 ? 'UTC' : `UTC${signedOffset(offset)}`;
  return `${which}. The chat message that line ${line} links was sent at ${clockAt(sent, 0)} UTC, so they seem to be ${zone}; readers elsewhere cannot know. State it once, for example in the heading: “Timeline (${zone})”.`;
}

type MayTouch = (edit: Edit) => boolean;

function onlyByPolicy(
  postmortem: PostMortem,
  times: readonly ReadTime[],
  zone: string,
  mayTouch: MayTouch,
): Finding {
  const once = inHeading(postmortem, zone);
  const fix = once ? [once] : inEntries(times, zone, postmortem.document.text).filter(mayTouch);
  const place = once ? `the heading: “${once.heading}${once.text}”` : 'each entry';
  const byFix = fix.length > 0 ? `, or let \`debrief lint --fix\` write it into ${place}` : '';
  return {
    span: times[0]!.span,
    message: `These times state no zone; only the policy says that they are ${zone}. Readers of the document do not see the policy. State the zone once${byFix}.`,
    fix: fix.map(({ span, text }) => ({ span, text })),
  };
}

/** "## Timeline (UTC)": if all times needing a zone are below one plain heading that nothing else depends on. */
function inHeading(postmortem: PostMortem, zone: string): (Edit & { readonly heading: string }) | null {
  const { timeline, document } = postmortem;
  const clocks = timeline.filter(({ time }) => time && time.precision !== 'date');
  const sections = new Set(clocks.map(({ section }) => timelineAround(section)));
  const [section] = sections;
  if (!section || sections.size > 1 || clocks.some(({ time }) => time!.zone !== 'policy')) return null;
  // A suppression may cover one entry, and the heading would apply to it too.
  const { heading, span } = section;
  if (document.text.includes('debrief-disable') || span.start === postmortem.title?.span.start) return null;
  if ([...linkedAnchors(postmortem)].some((anchor) => anchor.includes(slug(heading)))) return null;
  const [mark] = /^#{1,6}[ \t]+/.exec(document.text.slice(span.start, span.end)) ?? [];
  const start = span.start + (mark?.length ?? 0);
  const isPlain = mark && PLAIN.test(heading) && document.text.startsWith(heading, start);
  const name = isUtc(zone) ? 'UTC' : zone;
  if (!isPlain || zoneIn(`(${name})`)?.text !== name) return null;
  const end = start + heading.length;
  return { span: { start: end, end }, text: ` (${name})`, heading };
}

/** No markup and no remark, and ends in a word. */
const PLAIN = /^[^[\]()*_`<>&\\#|:~\r\n]*(?<=[\p{L}\p{N}])$/u;

function timelineAround(section: Section | null): Section | null {
  let around = section;
  while (around && around.name !== 'timeline') around = around.parent;
  return around;
}

const inEntries = (times: readonly ReadTime[], zone: string, text: string): Edit[] =>
  times.flatMap((time) => {
    const suffix = zoneSuffix(time, zone);
    const { end } = time.span;
    if (!suffix || !/[\w.]$/.test(time.raw) || UNIT.test(text.slice(end, end + 10))) return [];
    return [{ span: { start: end, end }, text: ` ${suffix}` }];
  });

/** Belongs to the time though not parsed as part of it, so a zone must not be inserted before it. */
const UNIT = /^[*_\s]*(?:Uhr|h|hrs?|hours)\b/i;

/** `UTC` or `+02:00`: the offset of the policy's zone at this time. */
function zoneSuffix({ iso }: ReadTime, zone: string): string | null {
  const offset = /(?:Z|[+-]\d\d:\d\d)$/.exec(iso ?? '')?.[0];
  if (offset === undefined) return null;
  return offset === 'Z' ? (isUtc(zone) ? 'UTC' : '+00:00') : offset;
}

const isUtc = (zone: string) => /^(?:UTC|GMT|Z|Etc\/UTC)$/i.test(zone);

/** One finding per abbreviation. */
function* ambiguous(
  entries: readonly TimelineEntry[],
  policyZone: string | null,
  text: string,
  mayTouch: MayTouch,
): Iterable<Finding> {
  const byName = new Map<string, TimelineEntry[]>();
  for (const entry of entries) {
    if (entry.time?.zone !== 'ambiguous' && entry.time?.zone !== 'assumed') continue;
    const name = (entry.time.zoneText ?? '').toUpperCase();
    const these = byName.get(name);
    if (these) these.push(entry);
    else byName.set(name, [entry]);
  }
  for (const [name, these] of byName) {
    const first = these[0]!;
    const meaning = MEANINGS[name];
    const means = meaning ? ` (${listed(meaning.names, 'or')})` : '';
    const often = these.length > 1 ? ` It holds for ${these.length} entries.` : '';
    const fix = these.flatMap(({ time }) => settledBy(time!, policyZone, text)).filter(mayTouch);
    const assumed = /[+-]\d\d:\d\d$/.exec(first.time!.iso ?? '')?.[0];
    yield {
      span: whereZoneIsNamed(name, first, text),
      ...(first.time!.zone === 'assumed' ? { level: 'hint' as const } : {}),
      message:
        assumed === undefined
          ? `“${name}” can mean several zones${means}, hours apart, so these times cannot be compared with anything.${often} Write UTC or an offset, like “14:05 +01:00”.`
          : `Is “${name}” ${assumed} here? That is what Debrief assumes, but it can mean several zones${means}, hours apart.${often} Write the offset once, for example “Timeline (UTC${assumed})”.`,
      ...(fix.length > 0 ? { fix } : {}),
    };
  }
}

/** Replaces the abbreviation by its offset, if the policy's zone is one of its meanings. */
function settledBy({ iso, span, zoneText }: ReadTime, policyZone: string | null, text: string): Edit[] {
  const zone = policyZone === null ? null : zoneNamed(policyZone);
  const at = zoneText === null ? -1 : text.slice(span.start, span.end).lastIndexOf(zoneText);
  if (!zone || at < 0 || !iso) return [];
  const minutes = offsetAt(zone, Date.parse(`${iso.slice(0, 19)}Z`));
  if (minutes === null || !MEANINGS[zoneText!.toUpperCase()]?.offsets.includes(minutes)) return [];
  return [
    {
      span: { start: span.start + at, end: span.start + at + zoneText!.length },
      text: signedOffset(minutes),
    },
  ];
}
