import { sentencesOf } from '../../../english/sentences.ts';
import type { ProseBlock } from '../../../markdown/document.ts';
import type { PostMortem } from '../../../postmortem/model.ts';
import { minuteWritten } from '../../../time/clock.ts';
import { minuteText } from '../../../time/text.ts';
import { defineRule, type Finding } from '../../rule.ts';
import { capped } from '../../support/capped.ts';
import {
  entryTelling,
  isElsewhere,
  type ToldEntry,
  toldEntries,
} from '../../support/timeline/told-events.ts';
import { milestoneElsewhere } from '../../support/timeline/told-milestones.ts';
import { quoted } from '../../support/words.ts';

export default defineRule({
  id: 'timeline/same-event',
  summary: 'An event has the same time in the text and in the timeline',
  why: 'When “Resolution” says that it was rolled back at 14:20 and the timeline says 14:02, readers cannot tell how long the impact lasted, and believe neither.',
  instead:
    'Correct the one that is wrong. If they are two events, say how they differ: “the second rollback”.',
  options: {
    minutes: { type: 'integer', least: 1, default: 5, about: 'Minutes from which two times differ.' },
    atMost: { type: 'integer', least: 1, default: 3, about: 'Sentences to report one by one.' },
  },
  levels: { light: 'hint', standard: 'warning', strict: 'warning' },
  worth: 83,
  bad: [
    {
      title: 'Two digits changed places',
      markdown:
        '# The queue stood still\n\n## Timeline (UTC)\n\n- 2026-03-02 13:40: release 412 reaches production\n- 13:52: queue depth alert fires\n- 14:02: rollback complete\n- 14:31: orders arrive again\n\n## Resolution\n\nRelease 412 was rolled back at 14:20 UTC.\n',
      reports: ['14:20'],
    },
    {
      title: 'In the summary',
      markdown:
        '# The queue stood still\n\n## Summary\n\nAt 13:25, the queue depth alert fired, and we looked at the consumers.\n\n## Timeline\n\n- 2026-03-02 13:40: release 412 reaches production\n- 13:52: queue depth alert fires\n- 14:02: rollback complete\n',
      reports: ['13:25'],
    },
    {
      title: 'In the same words',
      markdown:
        '# The queue stood still\n\n## Cause\n\nAt 13:14 UTC, the reporting team opened the monthly dashboard.\n\n## Timeline (UTC)\n\n- 2026-03-02 13:41: reporting team opens the monthly dashboard\n- 13:52: queue depth alert fires\n- 14:31: resolved\n',
      reports: ['13:14'],
    },
    {
      title: 'Over when it was detected',
      markdown:
        '# The queue stood still\n\n## Summary\n\nThe issue was resolved at 13:52 after a rollback.\n\n## Timeline\n\n- 2026-03-02 13:40: release 412 reaches production\n- 13:52: detected by the queue depth alert\n- 14:02: cause found\n- 14:31: resolved\n',
      reports: ['13:52'],
    },
  ],
  good: [
    {
      title: 'The same, rounded, or of another event',
      markdown:
        '# The queue stood still\n\n## Summary\n\nAt about 14:00, release 412 was rolled back. The queue depth alert fired at 13:52, and again at 13:57. The rollback began at 13:56. The API was rolled back at 14:10. The rollback should have been complete by 13:55. The issue was resolved at 14:03.\n\n## Timeline\n\n- 2026-03-02 13:40: release 412 reaches production\n- 13:52: queue depth alert fires\n- 14:02: rollback of the queue complete\n',
    },
    {
      title: 'In another zone, or perhaps in one',
      markdown:
        '# The queue stood still\n\n## Summary\n\nThe rollback completed at 15:02 CET. The queue depth alert fired at 14:52.\n\n## Timeline (UTC)\n\n- 2026-03-02 13:40: release 412 reaches production\n- 13:52: queue depth alert fires\n- 14:02: rollback complete\n',
    },
  ],
  check({ postmortem, options }) {
    const entries = toldEntries(postmortem);
    if (entries.length < 3) return [];
    const lines = new Set(postmortem.timeline.map(({ line }) => line));
    const found = postmortem.blocks.flatMap((block) =>
      isProse(block) &&
      block.text.includes(':') &&
      CLOCK.test(block.text) &&
      !isEntry(postmortem, lines, block)
        ? inBlock(entries, block, options.minutes)
        : [],
    );
    return capped(found, options.atMost);
  },
});

const CLOCK = /(?<![\d:./-])(?:[01]?\d|2[0-3]):[0-5]\d/;
/** One clock time, as when something happened, with what makes it rough and its zone. */
const TIME =
  /(?:\b(?:at|on) |\()(?<rough>(?:about|around|approximately|approx\.?|roughly|circa|~|≈) ?)?(?:(?:20\d\d-\d\d-\d\d)[ T,]{1,2})?(?<clock>(?<hour>[01]?\d|2[0-3]):(?<minute>[0-5]\d)(?::\d\d)?(?: ?(?<half>[ap])\.?m\b\.?)?)(?![\d:])(?: ?(?<zone>UTC(?:[+-]\d+)?|GMT|[A-Z]{1,3}T|Z)\b)?(?!\s?(?:[-–—→]|to|until|and) ?\d)/gi;
const ANY = /\d:[0-5]\d/g;
/** Said of a plan, of other days, or of no single event. */
const NO_EVENT =
  /\b(?:should|would|could|will|every|each|daily|nightly|weekly|scheduled|usually|normally|always|if|still|until|since|already|by then|previous|earlier|day before|yesterday|tomorrow|last (?:week|time|incident))\b/i;
const LONGEST = 3000;
/** Minutes by which “about 14:00” may be off. */
const ROUGHLY = 20;
const CLAUSES = /[,;()—]\s|\s(?=\()| (?:and|but|which|when|while|because|until|before|after|where|so) /;

const isProse = ({ kind }: ProseBlock) => kind === 'paragraph' || kind === 'item';

const isEntry = (postmortem: PostMortem, lines: ReadonlySet<number>, { span }: ProseBlock) =>
  lines.has(postmortem.document.point(span.start).line) || postmortem.sectionNameOf(span) === 'timeline';

function inBlock(entries: readonly ToldEntry[], block: ProseBlock, least: number): Finding[] {
  const text = block.text.slice(0, LONGEST).replaceAll('\n', ' ');
  return sentencesOf(text, block.masks, block.stops).flatMap(({ start, end }): Finding[] => {
    const sentence = text.slice(start, end);
    // Of two times in a sentence, which is whose?
    if (sentence.match(ANY)?.length !== 1 || NO_EVENT.test(sentence)) return [];
    const match = [...sentence.matchAll(TIME)][0];
    const { clock, hour, minute, half, rough, zone } = match?.groups ?? {};
    if (!match || !clock) return [];
    const at = minuteWritten(hour!, minute, half);
    const clause = clauseAt(sentence, match.index, match[0]);
    const atLeast = rough ? ROUGHLY : least;
    const told = milestoneElsewhere(entries, clause, at, atLeast) ?? eventElsewhere(entries, clause, at);
    if (!told) return [];
    const apart = Math.abs(told.minute - at);
    if (apart < atLeast || isOtherZone(told, zone, apart) || isWithin(told, at)) return [];
    const from = start + match.index + match[0].indexOf(clock);
    const { line, time, text: entry } = told.entry;
    return [
      {
        span: block.source(from, from + clock.length),
        message: `This says ${clock}, and the timeline has ${quoted(entry, 40)} at ${minuteText(told.minute)} (line ${line}). Readers cannot tell which is right. Correct the one that is wrong, or say how the two events differ.`,
        ...(time ? { related: { span: time.span, message: 'The time in the timeline.' } } : {}),
      },
    ];
  });
}

/** The entry of the same deed at another time, if none has the time that is stated. */
function eventElsewhere(entries: readonly ToldEntry[], clause: string, at: number): ToldEntry | null {
  if (entries.some((each) => Math.abs(each.minute - at) <= 1)) return null;
  const told = entryTelling(entries, clause);
  return told && isElsewhere(told, clause, at) ? told : null;
}

/** The clause with the time, without the time; "At 14:02, the alert fired" has it in the next one. */
function clauseAt(sentence: string, index: number, words: string): string {
  const before = sentence.slice(0, index).split(CLAUSES).at(-1)!;
  const [first = '', second = ''] = sentence.slice(index + words.length).split(CLAUSES);
  return before.trim() === '' && first.trim().length < 8 ? second : `${before} ${first}`;
}

/** With a zone on one side only, or different ones, whole hours apart may be the same instant. */
function isOtherZone({ entry }: ToldEntry, zone: string | undefined, apart: number): boolean {
  const told = entry.time?.zoneText ?? null;
  if (zone && told && zone.toUpperCase() !== told.toUpperCase()) return true;
  return (zone ?? null) === told ? false : apart % 30 === 0;
}

/** An entry that is a range goes on until its end. */
function isWithin({ entry, minute }: ToldEntry, at: number): boolean {
  const until = /T(\d\d):(\d\d)/.exec(entry.time?.until ?? '');
  return until !== null && at >= minute && at <= Number(until[1]) * 60 + Number(until[2]);
}
