import { readCommands, readQuoted } from '../incident/commands/read.ts';
import { inQuotation } from '../incident/commands/table.ts';
import { shorten } from '../markdown/write/plain.ts';
import type { PromisedItem } from './item.ts';

/** Something that a person wrote on the pull request of a post-mortem. */
export interface Remark {
  readonly by: string;
  /** ISO instant. */
  readonly at: string;
  readonly text: string;
  readonly url: string;
  /** The line of a file that it is about; null for a comment on the whole pull request. */
  readonly place: { readonly path: string; readonly line: number } | null;
}

/** What became of a proposal, and who said so. */
export interface Decision {
  readonly verdict: 'accepted' | 'declined';
  readonly by: string;
  readonly why: string;
  readonly url: string;
  /** The whole comment. */
  readonly text: string;
}

export interface Decisions {
  /** By the key of the item; the last word counts. */
  readonly taken: ReadonlyMap<string, Decision>;
  /** What could not be followed since somebody last decided, each a sentence that says what to write instead. */
  readonly problems: readonly string[];
  /** Somebody decided, and nothing is proposed. */
  readonly isIdle: boolean;
}

export const UNDECIDED: Decisions = { taken: new Map(), problems: [], isIdle: false };

const VERDICTS: Readonly<Record<string, Decision['verdict']>> = {
  accept: 'accepted',
  accepted: 'accepted',
  agree: 'accepted',
  decline: 'declined',
  declined: 'declined',
  reject: 'declined',
};

/** An item that somebody may accept or decline. */
export interface Proposal {
  readonly item: PromisedItem;
  readonly key: string;
}

/**
 * What people decided about the proposals of a pull request: `/action accept` on the line of an item, or `/action accept
 * 41`, `/action accept all` and `/action decline 41 <why>` below the pull request.
 *
 * @param remarks of people who may decide, in any order
 * @param isMerged whether the items have their issues
 */
export function decisionsOn(
  proposals: readonly Proposal[],
  remarks: readonly Remark[],
  isMerged: boolean,
): Decisions {
  const taken = new Map<string, Decision>();
  let problems: string[] = [];
  let isIdle = false;
  for (const remark of remarks.toSorted((a, b) => (a.at < b.at ? -1 : 1))) {
    const earlier = problems;
    problems = [];
    let isFollowed = false;
    for (const { verb, text, paragraph } of readCommands(remark.text, 'action')) {
      const verdict = VERDICTS[verb.toLowerCase()];
      if (!verdict) {
        problems.push(notHere(verb, isMerged));
        continue;
      }
      if (!proposals.length) {
        isIdle = true;
        continue;
      }
      const { chosen, why } = choose(proposals, [text, ...paragraph].join(' ').trim(), remark.place);
      if (!chosen.length) problems.push(notFound(verb, text, proposals));
      else if (verdict === 'declined' && !why)
        problems.push(`Why is it declined? \`/action decline ${chosen[0]!.item.line} <why>\`.`);
      else {
        isFollowed = true;
        const { by, url, text: words } = remark;
        for (const { key } of chosen) taken.set(key, { verdict, by, why, url, text: words });
      }
    }
    for (const line of readQuoted(remark.text, 'action'))
      if (VERDICTS[line.verb.toLowerCase()]) problems.push(inQuotation('action', line));
    if (!isFollowed) problems = [...earlier, ...problems];
  }
  return { taken, problems: [...new Set(problems)], isIdle };
}

/** The proposals that a command means, and the reason that follows. */
function choose(
  proposals: readonly Proposal[],
  text: string,
  place: Remark['place'],
): { readonly chosen: readonly Proposal[]; readonly why: string } {
  if (place)
    return {
      chosen: proposals.filter(
        ({ item }) => item.path === place.path && item.line <= place.line && place.line <= item.lastLine,
      ),
      why: text,
    };
  const [all, reason = ''] = /^all\b[\s:,–—-]*(.*)$/is.exec(text) ?? [];
  if (all) return { chosen: proposals, why: reason };
  const [, path, line, why = ''] =
    /^(?:line\s+)?(?:(\S+):)?L?(\d{1,6})(?:[\s:,–—-]+(.*))?$/is.exec(text) ?? [];
  if (line) {
    const at = proposals.filter(
      ({ item }) => item.line === Number(line) && (!path || item.path.endsWith(path)),
    );
    return { chosen: at.length === 1 ? at : [], why };
  }
  return { chosen: proposals.length === 1 ? proposals : [], why: text };
}

/** The answer to `/action done`, which works elsewhere, and to words that are no command. */
function notHere(verb: string, isMerged: boolean): string {
  const said = `\`/action ${shorten(verb.replaceAll('`', ''), 40)}`.trim();
  const where = isMerged ? 'its issue' : 'its issue, which is opened when this is merged';
  return `${said}\` is no command on the pull request of a post-mortem: \`/action accept\` and \`/action decline <why>\` decide about a proposed item. Everything else works on ${where}.`;
}

function notFound(verb: string, text: string, proposals: readonly Proposal[]): string {
  const said = shorten(`/action ${verb} ${text}`.replaceAll('`', '').trim(), 60);
  const [first] = proposals;
  return `\`${said}\` names no proposed item. Write its line, such as \`/action ${verb} ${first!.item.line}\`, or comment on that line.`;
}
