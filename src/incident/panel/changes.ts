import type { RootContent } from 'mdast';
import { list, markdown, phrase, type Value } from '../../markdown/write/markdown.ts';
import { clockText } from '../../time/text.ts';
import type { Incident } from '../incident.ts';
import { person } from './row.ts';

/** How many are shown: the last ones. */
const LAST = 5;

/** What became of commands after they had been accepted: nobody sees an edit in the thread. */
export function changes({ changes: all, declaredAt }: Incident): RootContent[] {
  if (!all.length) return [];
  const lines = all.slice(-LAST).map(({ by, at, text, now }): Value => {
    const what = phrase`${person(by)}, ${clockText(at, declaredAt)}: \`${command(text)}\``;
    if (now === null) return phrase`${what} was deleted and no longer counts`;
    if (!now) return phrase`${what} was edited away and no longer counts`;
    if (now === text) return phrase`${what} was edited; the new wording counts`;
    return phrase`${what} now says \`${command(now)}\`, and that counts`;
  });
  const more = all.length > LAST ? phrase` (${all.length} in all, the last ones)` : [];
  return markdown`**Changed afterwards**${more}\n\n${list(lines.map((line) => ({ line })))}`;
}

const command = (text: string) => `/incident ${text}`;
