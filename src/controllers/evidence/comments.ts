import type { Observed } from '../../evidence/observed.ts';
import { hasCommand } from '../../incident/commands/read.ts';
import type { IncidentComment, IncidentEvent } from '../../incident/facts.ts';
import type { Policy } from '../../policy/schema.ts';

/** `![shot](https://…)`, `<img alt="shot" src="https://…">`, `[log.txt](https://github.com/user-attachments/files/…)`. */
const ATTACHMENT =
  /!\[([^\]\n]{0,200})\]\((https?:\/\/[^)\s]{1,500})[^)\n]{0,200}\)|<img\s[^>]{0,300}?src="(https?:\/\/[^"\s]{1,500})"[^>]{0,300}>|(?<!!)\[([^\]\n]{1,200})\]\((https?:\/\/[^)\s]{1,200}\/(?:user-attachments|files)\/[^)\s]{1,300})\)/g;
const MOST_ATTACHMENTS = 50;

/** People's comments that somebody marked as evidence, and the attachments of all their comments. Pure. */
export function observeComments(
  events: readonly IncidentEvent[],
  { evidence }: Policy,
): Pick<Observed, 'marked' | 'attachments'> {
  const comments = events.flatMap((event) =>
    event.type === 'commented' && event.comment.author.kind === 'user' ? [event.comment] : [],
  );
  const isMarked = ({ body, reactions }: IncidentComment) =>
    body.includes('📌') || (evidence.reaction !== null && (reactions?.[evidence.reaction] ?? 0) > 0);
  return {
    // Commands are in the record already.
    marked: comments
      .filter((comment) => isMarked(comment) && !hasCommand(comment.body))
      .map(({ createdAt: at, author: { login }, body: text, url }) => ({ at, login, text, url })),
    attachments: comments.flatMap(attachmentsOf).slice(0, MOST_ATTACHMENTS),
  };
}

function attachmentsOf({ body, url: comment }: IncidentComment): Observed['attachments'][number][] {
  return [...body.matchAll(ATTACHMENT)].map(([whole, alt, image, tag, name, file]) => {
    const address = (image ?? tag ?? file)!;
    const called = alt ?? name ?? /alt="([^"]*)"/.exec(whole)?.[1];
    return { name: called || (address.split('/').at(-1) ?? 'file'), url: address, comment };
  });
}
