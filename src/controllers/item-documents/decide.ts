import { promisedItems } from '../../action-items/item.ts';
import { keysOf } from '../../action-items/key.ts';
import { type ItemNews, type NewsField, says, writeBack } from '../../action-items/write-back.ts';
import type { NewFile } from '../../github/port.ts';
import type { Policy } from '../../policy/schema.ts';
import type { PostMortem } from '../../postmortem/model.ts';
import { hash } from '../../vocabulary/hash.ts';
import { parseDocument } from '../documents.ts';
import { type Change, proposalBody } from './body.ts';
import type { Reported } from './news.ts';
import type { DocumentFacts, Said, StandingDocument } from './observe.ts';

/** Opens the pull request or updates it. */
export interface ProposeStep {
  readonly type: 'propose-documents';
  readonly base: string;
  /** The open pull request and the head of its branch; null if there is none. */
  readonly pull: { readonly number: number; readonly head: string } | null;
  /** The documents that differ from those on the branch. */
  readonly files: readonly NewFile[];
  readonly body: string;
  /** Nothing is left to propose. */
  readonly isOver: boolean;
}

/** The steps that bring the documents in line with what happened. Pure. */
export function decide(facts: DocumentFacts, policy: Policy): ProposeStep[] {
  const { last, documents, base, here } = facts;
  const open = last?.pull.state === 'open' ? last : null;
  const refused = refusedIn(last);
  const written = documents.map((document) => {
    const { path, text, onBranch } = document;
    const ours = update(path, text, facts.reported, refused, policy);
    if (onBranch === null || !isTheirs(document, open!.said)) return { document, ...ours, isOurs: true };
    // Changes that people reverted on the branch are not written again.
    const skip = new Set([...refused, ...open!.said.changes]);
    const { text: theirs } = update(path, onBranch, facts.reported, skip, policy);
    return { document, text: theirs, changes: ours.changes, isOurs: false };
  });
  const changes = written.flatMap((each) => each.changes);
  if (!open && changes.length === 0) return [];
  const files = written
    .filter(({ document, text }) => text !== (document.onBranch ?? document.text))
    .map(({ document, text }) => ({ path: document.path, text }));
  const wrote = Object.fromEntries(
    written
      .filter(({ document, text }) => text !== document.text)
      .map(({ document, text, isOurs }) => [document.path, isOurs ? hash(text) : THEIRS]),
  );
  const said = { wrote, changes: changes.map(({ name }) => name), refused: [...refused] };
  const body = proposalBody(changes, said, here);
  const isSame = open?.pull.body.replaceAll('\r\n', '\n').trim() === body.trim();
  if (open && isSame && files.length === 0) return [];
  const pull = open && { number: open.pull.number, head: open.pull.head.sha };
  return [{ type: 'propose-documents', base, pull, files, body, isOver: Object.keys(wrote).length === 0 }];
}

/** Changes that people refused by closing the pull request without a merge. */
function refusedIn(last: DocumentFacts['last']): ReadonlySet<string> {
  if (!last) return new Set();
  const { pull, said } = last;
  const isRefused = pull.state === 'closed' && !pull.merged;
  return new Set([...said.refused, ...(isRefused ? said.changes : [])]);
}

/** Stands for the hash of a document that a person edited on the branch. */
const THEIRS = 'theirs';

/** Whether a person edited the document on the branch: news then goes into their version. */
function isTheirs({ path, text, onBranch }: StandingDocument, { wrote }: Said): boolean {
  const known = wrote[path];
  return known === undefined ? onBranch !== text : known !== hash(onBranch!);
}

/** A document with the news about its items; lines that a person has changed since they were read stay as they are. */
function update(
  path: string,
  text: string,
  reported: readonly Reported[],
  refused: ReadonlySet<string>,
  policy: Policy,
): { text: string; changes: Change[] } {
  let now = text;
  const changes: Change[] = [];
  for (const { file, key, owner, due, at, news, issue } of reported) {
    if (file !== path) continue;
    const read = (each: string) => modelOf(path, each, policy, at.slice(0, 10));
    const model = read(now);
    const index = model ? indexOf(model, key, owner, due) : -1;
    if (!model || index === -1) continue;
    const item = model.actionItems[index]!;
    const open = unsaid(news, (field, value) => says(item, field, value));
    const name = hash(JSON.stringify([path, key, open]));
    if (Object.values(open).every((value) => value === null) || refused.has(name)) continue;
    const written = writeBack(now, index, open, (each) => read(each)!);
    if (written.text === now) continue;
    now = written.text;
    changes.push({ path, line: item.line, issue, news: open, left: written.left, name });
  }
  return { text: now, changes };
}

function unsaid(news: ItemNews, isSaid: (field: NewsField, value: string) => boolean): ItemNews {
  const keep = <F extends NewsField>(field: F): ItemNews[F] =>
    news[field] === null || isSaid(field, news[field]) ? (null as ItemNews[F]) : news[field];
  return { status: keep('status'), owner: keep('owner'), due: keep('due') };
}

/** The line of the item with this key, if it is unchanged since it was read; -1 otherwise. */
function indexOf(model: PostMortem, key: string, owner: string | null, due: string | null): number {
  const promised = promisedItems(model, null);
  const item = promised[keysOf(promised.map(({ text }) => text)).indexOf(key)];
  if (!item) return -1;
  const isSame = (item.owners[0] ?? '').toLowerCase() === (owner ?? '').toLowerCase() && item.due === due;
  const [index, ...others] = model.actionItems.flatMap(({ line }, at) => (line === item.line ? [at] : []));
  return isSame && index !== undefined && others.length === 0 ? index : -1;
}

/** Null if it cannot be read. */
function modelOf(path: string, text: string, policy: Policy, day: string): PostMortem | null {
  const model = parseDocument({ path, file: { text, bytes: Buffer.byteLength(text) } }, policy, day);
  return typeof model === 'string' ? null : model;
}
