import { dirname, resolve } from 'node:path';
import { ruleUrl } from '../../lint/docs.ts';
import { PROFILES, type Rule } from '../../lint/rule.ts';
import { rules } from '../../lint/rules/index.ts';
import { closest, didYouMean } from '../../policy/did-you-mean.ts';
import type { PostMortem } from '../../postmortem/model.ts';
import { painter, plain, plainLines, terminal } from '../../sinks/terminal.ts';
import { defineCommand, type Io, UsageError } from '../command.ts';
import { openPostMortem } from '../document.ts';
import { loadPolicy, policyFinder } from '../policy.ts';

/** Longer lines are hard to read, however wide the terminal. */
const WIDEST = 100;

export default defineCommand({
  summary: 'Explain a rule, or how a line was read',
  usage: '[RULE | FAMILY | FILE:LINE]',
  flags: {},
  examples: [
    ['debrief explain', 'every rule, one line each'],
    ['debrief explain timeline', 'the rules of a family'],
    ['debrief explain blame/human-error', 'why it matters, and what to write instead'],
    [
      'debrief explain postmortems/2026-04-01-checkout.md:12',
      'how it was read: who does what in each sentence, and the verdict',
    ],
  ],
  async run({ positionals: [subject] }, io) {
    const inFamily = rules.filter(({ id }) => id.startsWith(`${subject}/`));
    const [rule, ...others] = rules.filter(({ id }) => id === subject || nameOf(id) === subject);
    if (subject === undefined) list(rules, io);
    else if (inFamily.length) list(inFamily, io);
    else if (rule && !others.length) explainRule(rule, io);
    else await explainLine(subject, io);
    return 0;
  },
});

/** `gaps` of `timeline/gaps`: what people remember. */
const nameOf = (id: string) => id.split('/')[1]!;

function list(some: readonly Rule[], io: Io): void {
  const width = Math.max(...some.map(({ id }) => id.length));
  for (const { id, summary } of some) io.out(plainLines(`${id.padEnd(width)}  ${summary}\n`));
}

function explainRule(rule: Rule, io: Io): void {
  const bold = (text: string) => painter(io.colour)('bold', plain(text));
  const prose = (text: string) =>
    plainLines(io.columns ? wrap(text.trim(), Math.min(io.columns, WIDEST)) : text.trim());
  const levels = PROFILES.map((profile) => `${profile}: ${rule.levels[profile]}`).join(', ');
  const summary = plainLines(prose(`${rule.id}: ${rule.summary}`).slice(rule.id.length));
  io.out(
    terminal`${bold(rule.id)}${summary}\n${plain(`${levels}${rule.fixable ? '; --fix can fix it' : ''}`)}\n`,
  );
  io.out(terminal`\n${bold('Why it matters')}\n${prose(rule.why)}\n`);
  io.out(terminal`\n${bold('What to write instead')}\n${prose(rule.instead)}\n`);
  for (const [title, examples] of [
    ['Reported', rule.bad],
    ['Not reported', rule.good],
  ] as const) {
    io.out(terminal`\n${bold(title)}\n`);
    for (const { title: about, markdown } of examples)
      io.out(plainLines(`${about ? `  ${about}:\n` : ''}${markdown.trimEnd().replace(/^/gm, '  | ')}\n`));
  }
  io.out(terminal`\n${plain(ruleUrl(rule.id))}\n`);
}

/**
 * Wraps prose at spaces to lines of at most `width` characters, only for a terminal: in a file or a pipe, long lines
 * suit `grep` and the reader's own tools. Code and long words are not broken.
 */
function wrap(text: string, width: number): string {
  const line = new RegExp(`\\S.{0,${width - 1}}(?!\\S)|\\S+`, 'g');
  const fold = (long: string) => (long.length > width ? long.match(line)!.join('\n') : long);
  return text
    .split(/(```[\s\S]*?```)/)
    .map((part, index) => (index % 2 ? part : part.split('\n').map(fold).join('\n')))
    .join('');
}

/** The parts of the model that begin on a line: timeline entries, action items, contributing factors, sections. */
function readOn(postmortem: PostMortem, line: number): string[] {
  const { sections, timeline, actionItems, contributingFactors } = postmortem;
  const on = <T extends { readonly line: number }>(all: readonly T[]) =>
    all.filter((one) => one.line === line);
  return [
    ...on(sections).map(
      ({ name }) =>
        `a heading, read as ${name === null ? 'no section that the rules know' : `section "${name}"`}`,
    ),
    ...on(timeline).map(({ time, milestones }) => {
      const zone =
        time?.zone === 'none' || !time
          ? 'no zone stated'
          : time.zone === 'ambiguous'
            ? `zone "${time.zoneText}" means several`
            : time.zone === 'assumed'
              ? `zone assumed: "${time.zoneText}" means several`
              : `zone from the ${time.zone}`;
      return `an entry of the timeline, at ${time?.iso ?? 'no time that can be read'} (${zone})${milestones.length ? `, states: ${milestones.join(', ')}` : ''}`;
    }),
    ...on(actionItems).map(
      ({ owners, due, type, status, issue, state }) =>
        `an action item${state === 'open' ? '' : `, ${state}`}; owner: ${owners.join(', ') || 'none'}; due: ${due?.date ?? due?.raw ?? 'none'}; type: ${type ?? 'none'}; status: ${status ?? 'none'}; issue: ${issue ?? 'none'}`,
    ),
    ...on(contributingFactors).map(() => 'a contributing factor'),
  ];
}

async function explainLine(subject: string, io: Io): Promise<void> {
  // `lint` prints a column after the line; it is ignored.
  const place = /^(.+?):(\d+)(?::\d+)?$/.exec(subject);
  const path = place?.[1];
  const line = Number(place?.[2]);
  if (path === undefined) {
    const ids = rules.map(({ id }) => id);
    const named = closest(subject, ids.map(nameOf));
    const meant = subject.includes('/') || !named ? null : ids.find((id) => nameOf(id) === named);
    const guess = meant ? ` Did you mean "${meant}"?` : didYouMean(subject, ids);
    throw new UsageError(
      `There is no rule "${subject}".${guess} \`debrief explain\` lists them; for a line, write FILE:LINE.`,
    );
  }
  const postmortem = await openPostMortem(path, undefined, io);
  const { lineCount } = postmortem.document;
  if (line < 1 || line > lineCount)
    throw new UsageError(`${path} has ${lineCount} lines; there is no line ${line}.`);
  const { explainSentences } = await import('../../lint/blame/explain.ts');
  const model = readOn(postmortem, line);
  const policy = await loadPolicy(policyFinder(io.cwd, undefined)(dirname(resolve(io.cwd, path))), io.cwd);
  const said = explainSentences(postmortem, line, policy.lint).trimEnd();
  const all = [...model, ...(said === '' ? [] : [said])];
  io.out(
    plainLines(all.length === 0 ? `There is no prose on line ${line} of ${path}.\n` : `${all.join('\n')}\n`),
  );
}
