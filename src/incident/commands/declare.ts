import type { Policy } from '../../policy/schema.ts';
import type { Severity } from '../../vocabulary/severity.ts';
import type { IncidentKind } from '../incident.ts';
import { parseSeverity } from '../severity.ts';
import type { Command } from './command.ts';
import { readCommands } from './read.ts';
import { understand } from './understand.ts';

const declare: Command = {
  verb: 'declare',
  aliases: { open: 'declare' },
  place: 34,
  usage: 'declare [drill] [severity] [title]',
  about:
    'In any other issue or pull request: declares an incident from it, like `/incident declare sev2 Checkout rejects cards`.',
  examples: [],
  run(_text, said, folding) {
    // If incidents stay in place, the comment that declared it is here.
    if (folding.takesDeclaration(said)) return null;
    return 'This is already an incident. Its severity: `/incident sev 2`. For another one, write the command in another issue.';
  },
};
export default declare;

const DECLARE = [declare];

/** An incident that somebody declares in words; null for what they left open. */
export interface Wish {
  readonly severity: Severity | null;
  readonly title: string | null;
  readonly kind: IncidentKind | null;
  /** The other commands of the comment with their paragraphs, as they would be typed; empty for none. */
  readonly others: string;
}

/** What a comment declares: `/incident declare [drill] [severity] [title]`; null when it declares nothing. */
export function readDeclare(comment: string, policy: Policy): Wish | null {
  const lines = readCommands(comment);
  const line = lines.find((each) => understand(each, DECLARE));
  if (!line) return null;
  const [, drill, rest = ''] = /^(drill\b[:,]?\s*)?(.*)$/is.exec(line.text.trim())!;
  const [, number, after] = /^(?:sev(?:erity)?[ -]?|s)([1-4])\b[:,.]?\s*(.*)$/is.exec(rest) ?? [];
  const [first = ''] = rest.split(' ');
  const severity = parseSeverity(number ?? first, policy);
  const title = number ? after! : severity ? rest.slice(first.length) : rest;
  return {
    severity,
    title: title.trim() || null,
    kind: drill ? 'drill' : null,
    others: lines
      .filter((each) => each !== line)
      .map((each) => [`/incident ${each.verb} ${each.text}`, ...each.paragraph].join('\n'))
      .join('\n\n'),
  };
}
