import { resolve } from 'node:path';
import type { Root } from 'mdast';
import type { VFile } from 'vfile';
import { loadPolicy, policyFinder } from '../cli/policy.ts';
import { lintText } from '../lint/engine.ts';
import { type Reported, withoutHints } from '../lint/result.ts';
import type { Profile } from '../lint/rule.ts';
import { idsOf } from '../lint/together.ts';
import { parseMarkdown } from '../markdown/parse.ts';
import { todayIn } from '../time/today.ts';
import { UTC } from '../time/zone.ts';
import { ownTree } from './own-tree.ts';

export interface Options {
  /** A policy file, relative to the working folder; without it, `.github/debrief.yml` above each document. */
  readonly config?: string;
  /** Instead of the profile that the policy gives to the severity. */
  readonly profile?: Profile;
  /** Report hints, too, as messages of level `info`. */
  readonly hints?: boolean;
  /** ISO date that due dates are compared with; the day of the run without it. */
  readonly today?: string;
}

/** `fatal` of a vfile message: true is an error, false a warning, undefined an information. */
const FATAL = { error: true, warning: false, hint: undefined } as const;

/**
 * A unified plugin: reports what Debrief has to say of a post-mortem on remark's tree, one message for each finding, with
 * `source: 'debrief'`, the rule's id as `ruleId`, and its page as `url`. The tree is not changed. Needs `remark-gfm`
 * for tables and tasks, and `remark-frontmatter` if the file is written back; the preset has both. Throws when the
 * policy cannot be used.
 */
export default function remarkDebrief(options: Options = {}) {
  const today = options.today ?? todayIn(new Date(), UTC);
  return async (tree: Root, file: VFile): Promise<void> => {
    const absolute = resolve(file.cwd, file.path ?? 'document.md');
    const found = policyFinder(file.cwd, options.config)(resolve(absolute, '..'));
    const policy = await loadPolicy(found, file.cwd);
    if (policy.lint.ignore.length > 0) {
      const { ignoring } = await import('../cli/ignoring.ts');
      if (ignoring(policy.lint.ignore, found.root)(absolute)) return;
    }
    const settings = { policy, today, profile: options.profile };
    const parse = (text: string, path: string) =>
      parseMarkdown(text, path, (readable, body) => ownTree(tree, readable, body));
    const result = lintText(String(file), file.path ?? '', settings, parse);
    const { findings } = options.hints ? result : withoutHints(result);
    for (const finding of findings) say(file, finding);
  };
}

function say(file: VFile, finding: Reported): void {
  const { ruleId, level, message, span, start, end, fix, suggestion, url } = finding;
  const place = { start: { ...start, offset: span.start }, end: { ...end, offset: span.end } };
  const said = file.message(message, { place, source: 'debrief', ruleId });
  said.fatal = FATAL[level];
  said.url = url;
  said.actual = String(file).slice(span.start, span.end);
  const exact = fix?.length === 1 && fix[0]!.span.start === span.start && fix[0]!.span.end === span.end;
  if (exact) said.expected = [fix[0]!.text];
  const notes = [suggestion?.description, finding.parts && `Rules: ${idsOf(finding)}.`].filter(Boolean);
  if (notes.length > 0) said.note = notes.join('\n');
}
