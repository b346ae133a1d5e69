import type { Command } from './command.ts';
import { LONGEST, withNext } from './next-update.ts';

const PARTS = /(?:^|[\s,;.|])(conditions?|actions?|needs?)\b(?::| -|) ?/gi;

/** Nothing at all, or `template`, with the name of one. */
const TEMPLATE = /^(?:template(?: ([\w-]{1,60}))?)?$/i;

const update: Command = {
  verb: 'update',
  aliases: { status: 'update', 'status update': 'update', summary: 'update' },
  often: true,
  place: 10,
  usage: 'update <text> [next 30m]',
  about:
    'Tells everybody where things stand, and restarts the clock for the next update; `next 30m` promises it for another time. The lines below belong to it. Debrief sets `conditions … actions … needs …` in three lines. Without a text, or with `template outage`, it offers a filled-in template to copy: `.github/debrief/templates/updates/outage.md`, or the one named after the phase.',
  examples: [
    'update Checkout is back for 90% of users; the rest follow as caches expire',
    'update Half of the depots plan again.\nNorth is still stuck. next 30m',
    'update conditions Half of the cards fail actions Traffic moves to the standby needs A database engineer',
  ],
  takes: 'everything',
  template(text) {
    const [all, name] = TEMPLATE.exec(text.trim()) ?? [];
    return all === undefined ? null : (name ?? 'phase');
  },
  run(text, said, folding) {
    if (TEMPLATE.test(text.trim())) return 'What is the news?';
    const { news, next } = withNext(text);
    if (!news) return 'What is the news? Type it after the word: `/incident update <text>`.';
    if (next !== null && next > LONGEST)
      return 'The next update is due within a day. If it waits for longer: `/incident pause <why>`.';
    folding.update(inParts(news), said, next);
    return null;
  },
};
export default update;

/** An update that begins with its conditions, and names actions or needs too, one below the other. */
function inParts(text: string): string {
  if (!/^conditions?\b/i.test(text)) return text;
  const found = [...text.matchAll(PARTS)];
  const words = found.map((match) => match[1]!.toLowerCase().replace(/s?$/, 's'));
  if (found.length < 2 || words.length > 3 || new Set(words).size < words.length) return text;
  const parts = found.map((match, index) => {
    const says = text.slice(match.index + match[0].length, found[index + 1]?.index).trim();
    return says ? `${words[index]![0]!.toUpperCase()}${words[index]!.slice(1)}: ${says}` : [];
  });
  return parts.flat().join('\n');
}
