import type { Reproach } from './judgements.ts';

/**
 * The message when a person is described as the cause: what was found, why it matters in one line, and a question about
 * the system, in the sentence's own words if possible.
 */
export function personAtFault({ words, by, deed }: Reproach): string {
  const { act, object, kind, entity, who, patient, verb } = deed;
  if (entity === 'nobody')
    return `“${words}” blames everybody at once, and nobody in particular can fix it. What would have brought it to somebody’s eyes without anyone having to remember?`;
  const observation =
    entity === 'i'
      ? `You take the blame yourself: ${quoted(words)} That is generous, and the trap is still there.`
      : `This makes ${who ?? 'a person'} the cause: ${quoted(words)}`;
  switch (by === 'failing-noun' || by === 'fault-noun' ? 'noun' : kind) {
    case 'omission':
      return `${observation} A step that lives only in somebody’s memory will be forgotten one day. ${
        act ? `What would prompt anyone to ${act}, or do it without them?` : 'What would have prompted it?'
      }`;
    case 'overlooked':
      return `${observation} What one person overlooks, the next one will too. What made ${object ?? 'it'} easy to miss?`;
    case 'botched':
      return `${observation} The next person would find it as hard. What made ${object ? `it easy to get ${object}` : 'it easy to get this'} wrong, and what would have caught it?`;
    case 'slip':
      return `${observation} Hands slip every day, and most days nothing happens. What let ${
        act ? `one slip ${act}` : patient ? `${patient} be ${verb}` : 'one slip go this far'
      }, and what did not ask back?`;
    case 'act':
      if (act)
        return `${observation} It made sense at that moment, or it would not have been done. What made it ${
          deed.drastic ? 'so easy' : 'look right'
        } to ${act}, and what would have caught it?`;
  }
  return `${observation} Anyone in that seat would have had the same screen and the same few minutes. What did they see, and what let the result through?`;
}

const quoted = (words: string) => (/[?!…]$/.test(words) ? `“${words}”` : `“${words}”.`);
