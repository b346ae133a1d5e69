import { matchItems } from '../../action-items/identity/match.ts';
import type { ActionItem } from '../../postmortem/model.ts';
import { json, terminal } from '../../sinks/terminal.ts';
import { type Io, UsageError } from '../command.ts';
import { openPostMortem } from '../document.ts';

/** `debrief items match OLD.md NEW.md`: which action item of one version became which of the other, by their lines. */
export async function match(files: readonly string[], config: string | undefined, io: Io): Promise<number> {
  const [old, now] = files;
  if (old === undefined || now === undefined || files.length > 2)
    throw new UsageError('Two files: `debrief items match OLD.md NEW.md`.');
  const [before, after] = [await itemsOf(old, config, io), await itemsOf(now, config, io)];
  const matches = matchItems(before.map(comparable), after.map(comparable));
  const lines = matches.map((match) => ({
    old: match.old === null ? null : before[match.old]!.line,
    new: match.new === null ? null : after[match.new]!.line,
    sure: match.sure,
  }));
  io.out(terminal`${json(lines)}\n`);
  return 0;
}

async function itemsOf(path: string, config: string | undefined, io: Io): Promise<readonly ActionItem[]> {
  return (await openPostMortem(path, config, io)).actionItems;
}

function comparable({ text, owners, due, type, issue }: ActionItem) {
  return { text, owners, due: due?.date ?? null, type, link: issue };
}
