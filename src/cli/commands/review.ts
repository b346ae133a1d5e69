import { dirname, resolve } from 'node:path';
import { brokenMarks } from '../../markdown/write/region.ts';
import { calendarOf } from '../../policy/calendar.ts';
import { agenda } from '../../review/agenda.ts';
import { calendarFile, meetingSection, REGION, withMeeting } from '../../review/meeting.ts';
import { plainLines } from '../../sinks/terminal.ts';
import { offsetAt } from '../../time/zone.ts';
import { MINUTE } from '../../vocabulary/milliseconds.ts';
import { defineCommand, UsageError } from '../command.ts';
import { openPostMortem } from '../document.ts';
import { writeText } from '../files.ts';
import { CONFIG_FLAG, loadPolicy, policyFinder } from '../policy.ts';

const WHEN = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d)$/;

export default defineCommand({
  summary: 'Plan the review of a post-mortem: an agenda of its open points, and a calendar file',
  usage: '[FLAGS] FILE --at "YYYY-MM-DD HH:MM"',
  flags: {
    at: {
      type: 'string',
      value: 'TIME',
      about: 'When it starts, in the policy’s time zone (`calendar.zone`)',
    },
    minutes: { type: 'string', value: 'N', about: 'How long it takes; 60 is the default' },
    with: {
      type: 'string',
      multiple: true,
      value: 'NAME',
      about: 'Who to invite; may be given several times',
    },
    ics: { type: 'string', value: 'FILE', about: 'Also write the meeting as a calendar file' },
    write: { type: 'boolean', about: 'Put the meeting into FILE instead of printing it' },
    config: CONFIG_FLAG,
  },
  examples: [
    [
      'debrief review postmortems/2026-04-01-checkout.md --at "2026-04-09 14:00"',
      'the section with the agenda',
    ],
    [
      'debrief review postmortems/2026-04-01-checkout.md --at "2026-04-09 14:00" --with @ana --write --ics review.ics',
      'in the document, and as a calendar file',
    ],
  ],
  async run({ flags, positionals }, io) {
    const [file] = positionals;
    if (file === undefined)
      throw new UsageError('Which file? `debrief review FILE --at "2026-04-09 14:00"`.');
    if (positionals.length > 1) throw new UsageError('One file at a time, please.');
    const minutes = Number(flags.minutes ?? 60);
    if (!Number.isSafeInteger(minutes) || minutes < 1 || minutes > 480)
      throw new UsageError(`--minutes is a number from 1 to 480; not "${flags.minutes}".`);
    const policy = await loadPolicy(
      policyFinder(io.cwd, flags.config)(dirname(resolve(io.cwd, file))),
      io.cwd,
    );
    const postmortem = await openPostMortem(file, flags.config, io);
    const { document } = postmortem;
    const meeting = {
      title: postmortem.title?.value ?? file,
      at: instantOf(flags.at, calendarOf(policy).zone),
      minutes,
      people: (flags.with ?? [])
        .flatMap((names) => names.split(','))
        .map((name) => name.trim())
        .filter(Boolean),
      agenda: agenda(postmortem),
    };
    const save = (path: string, text: string) => {
      const problem = writeText(resolve(io.cwd, path), text);
      if (problem) throw new UsageError(`${path} cannot be written: ${problem}.`);
      io.err(plainLines(`Written to ${path}.\n`));
    };
    if (flags.write && file === '-') throw new UsageError('--write needs a file; standard input has none.');
    const broken = flags.write ? brokenMarks(document.text, REGION) : null;
    if (broken) throw new UsageError(`${file}: ${broken}`);
    if (flags.write) save(file, withMeeting(document.text, meeting));
    else io.out(plainLines(`${meetingSection(meeting)}\n`));
    if (flags.ics !== undefined) save(flags.ics, calendarFile(meeting, `${uidOf(file)}@debrief`, io.now));
    return 0;
  },
});

function instantOf(text: string | undefined, zone: Parameters<typeof offsetAt>[0]): string {
  const [, day, clock] = WHEN.exec(text?.trim() ?? '') ?? [];
  const local = Date.parse(`${day}T${clock}Z`);
  if (Number.isNaN(local) || !new Date(local).toISOString().startsWith(day!))
    throw new UsageError(
      text === undefined
        ? 'When? `--at "2026-04-09 14:00"`.'
        : `--at is a day and a time, \`2026-04-09 14:00\`; not "${text}".`,
    );
  return new Date(local - (offsetAt(zone, local) ?? 0) * MINUTE).toISOString();
}

/** The same file means the same meeting, so that another time moves it in the calendar. */
const uidOf = (file: string) => `review-${file.replace(/[^\w-]+/g, '-')}`;
