import type { Html, Nodes } from 'mdast';
import type { MarkdownDocument, Span } from '../markdown/document.ts';
import { didYouMean } from '../policy/did-you-mean.ts';
import type { PostMortem } from '../postmortem/model.ts';
import type { Finding } from './rule.ts';

/** One rule named in one comment, and the range where it is suppressed. */
interface Suppression {
  readonly ruleId: string;
  readonly reason: string;
  readonly range: Span;
  readonly comment: Span;
  used: boolean;
}

export interface Suppressions {
  /** The reason given for suppressing this finding, or null. Marks the suppression as used. */
  reasonFor(ruleId: string, span: Span): string | null;
  /** Problems with the comments themselves: malformed, no reason, unknown rule. */
  readonly problems: readonly Finding[];
  /** Suppressions of rules that ran and reported nothing there. Call after all rules have run. */
  unused(ran: ReadonlySet<string>): Finding[];
}

/** Nearly every document lacks this, and needs no search. */
const MARK = 'debrief-';
const NONE: Suppressions = { problems: [], reasonFor: () => null, unused: () => [] };
const COMMENT = /<!--\s*debrief-([a-z-]+)\s*([\s\S]*?)-->/g;
const VERBS = ['disable-next-line', 'disable', 'enable', 'disable-file'];
const ID = /^[a-z-]+\/[a-z-]+$/;

/** The correct form of a faulty comment, in its own words. */
function form(verb: string, named: readonly string[] = [], reason = ''): string {
  const rules = named.join(', ') || 'family/rule';
  const why = verb === 'enable' ? '' : `: ${reason.replaceAll('`', '') || 'reason'}`;
  return `\`<!-- debrief-${verb} ${rules}${why} -->\``;
}

/**
 * Parses what follows the verb: rules, a colon, a reason. `loose` is a reason without a colon, as other linters write
 * it (`family/rule -- reason`): it is then clear which rules are meant, and what to fix.
 */
function readRest(rest: string): { named: string[]; reason: string; loose: string } {
  const colon = rest.indexOf(':');
  const dash = rest.search(/\s[-–—]+\s/);
  const words = (text: string) => text.split(/[\s,]+/).filter(Boolean);
  if (colon >= 0 && (dash < 0 || colon < dash))
    return { named: words(rest.slice(0, colon)), reason: rest.slice(colon + 1).trim(), loose: '' };
  const all = rest.split(/\s+/).filter(Boolean);
  const begins = all.findIndex((word, index) =>
    index > 0 ? !words(word).every((id) => ID.test(id)) : /^[-–—]/.test(word),
  );
  const end = begins < 0 ? all.length : begins;
  const loose = all
    .slice(end)
    .join(' ')
    .replace(/^[\s–—-]+/, '');
  return { named: words(all.slice(0, end).join(' ')), reason: '', loose };
}

/** Parses a document's `<!-- debrief-disable… -->` comments. Comments inside code are text and do not count. */
export function readSuppressions(postmortem: PostMortem, knownRules: ReadonlySet<string>): Suppressions {
  const { document } = postmortem;
  if (!document.text.includes(MARK)) return NONE;
  const all: Suppression[] = [];
  const problems: Finding[] = [];
  const open = new Map<string, { reason: string; comment: Span }>();
  const close = (ruleId: string, end: number): boolean => {
    const begun = open.get(ruleId);
    if (!begun) return false;
    open.delete(ruleId);
    const range = { start: begun.comment.end, end };
    all.push({ ruleId, reason: begun.reason, comment: begun.comment, range, used: false });
    return true;
  };

  for (const { verb, rest, span } of comments(document)) {
    const problem = (message: string) => problems.push({ span, message });
    const { named, reason, loose } = readRest(rest);
    const ids = named.filter((id) => knownRules.has(id));
    if (VERBS.includes(verb))
      for (const id of named.filter((id) => !knownRules.has(id)))
        problem(`There is no rule \`${id}\`, so nothing is suppressed.${didYouMean(id, knownRules)}`);
    const wrong = problemOf(verb, named, reason, loose);
    if (wrong !== null) problem(wrong);
    else if (verb === 'enable') {
      for (const id of ids)
        if (!close(id, span.start))
          problem(`\`${id}\` was not disabled above, so there is nothing to enable.`);
    } else if (verb === 'disable') for (const id of ids) open.set(id, { reason, comment: span });
    else {
      const isForAll = verb === 'disable-file';
      const range = isForAll ? { start: 0, end: document.text.length } : nextBlock(postmortem, span);
      for (const ruleId of ids) all.push({ ruleId, reason, comment: span, range, used: false });
    }
  }
  for (const ruleId of [...open.keys()]) close(ruleId, document.text.length);

  return {
    problems,
    reasonFor(ruleId, span) {
      const match = all.find(
        (s) => s.ruleId === ruleId && span.start <= s.range.end && span.start >= s.range.start,
      );
      if (match) match.used = true;
      return match?.reason ?? null;
    },
    unused: (ran) =>
      all
        .filter((s) => !s.used && ran.has(s.ruleId))
        .map((s) => ({
          span: s.comment,
          message: `\`${s.ruleId}\` has nothing to report here any more, so this suppression can go.`,
          suggestion: { description: 'Remove the comment', text: '' },
        })),
  };
}

/** Why a comment has no effect; null if it has one. */
function problemOf(verb: string, named: readonly string[], reason: string, loose: string): string | null {
  if (!VERBS.includes(verb))
    return `There is no comment \`debrief-${verb}\`.${didYouMean(verb, VERBS)} Write ${form('disable-next-line')}.`;
  if (named.length === 0) return `This comment names no rule, so nothing is suppressed. Write ${form(verb)}.`;
  if (verb === 'enable') return null;
  if (loose !== '')
    return `The reason must follow a colon, so this suppression has no effect. Write ${form(verb, named, loose)}.`;
  return reason === ''
    ? `A suppression needs a reason, so this one has no effect. Say why it is right here: ${form(verb, named)}.`
    : null;
}

/** The next non-blank line and the paragraph or list item that begins on it; blank lines in between are allowed. */
function nextBlock(postmortem: PostMortem, comment: Span): Span {
  const { document } = postmortem;
  let start = comment.end;
  while (start < document.text.length && /\s/.test(document.text[start] ?? '')) start++;
  const line = document.point(start).line;
  let end = line < document.lineCount ? document.lineStart(line + 1) - 1 : document.text.length;
  for (const block of postmortem.blocks) {
    if (block.kind !== 'cell' && document.point(block.span.start).line === line) {
      end = Math.max(end, block.span.end);
    }
  }
  return { start: Math.min(start, document.lineStart(line)), end };
}

function comments(document: MarkdownDocument): { verb: string; rest: string; span: Span }[] {
  return htmlNodes(document.tree).flatMap((node) => {
    const from = node.position?.start.offset;
    const to = node.position?.end.offset;
    if (from === undefined || to === undefined) return [];
    return [...document.text.slice(from, to).matchAll(COMMENT)].map((match) => ({
      verb: match[1] ?? '',
      rest: match[2] ?? '',
      span: { start: from + match.index, end: from + match.index + match[0].length },
    }));
  });
}

function htmlNodes(node: Nodes, found: Html[] = []): Html[] {
  if (node.type === 'html') found.push(node);
  if ('children' in node) for (const child of node.children) htmlNodes(child, found);
  return found;
}
