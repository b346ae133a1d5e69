import type { ActionItem, PostMortem } from '../../../postmortem/model.ts';
import type { LintedPostMortem } from '../../standing.ts';
import { ownsItself } from '../owed.ts';

/** The items that nobody has taken on: neither a person nor a team, nor whoever owns the whole of an older document. */
export function unownedAmong(
  items: readonly ActionItem[],
  postmortem: LintedPostMortem,
): readonly ActionItem[] {
  const isOlder = postmortem.standing === 'older';
  if (items.length === 0 || ownsItself(postmortem) || (isOlder && hasOneOwner(postmortem))) return [];
  const named = new Set(isOlder ? items.flatMap(({ owners }) => owners) : []);
  const isNamed = (text: string) => named.has(/^\W*(\p{Lu}[\p{L}\d-]+) /u.exec(text)?.[1] ?? '');
  return items.filter(({ owners, text }) => owners.length === 0 && !TEAM_WILL.test(text) && !isNamed(text));
}

/** "Owner: Mike" in the head, or in the front matter, of a document in its own format: whose items they are. */
function hasOneOwner({ frontMatter, blocks, sections }: PostMortem): boolean {
  if (typeof frontMatter?.data?.owner === 'string' && frontMatter.data.owner.trim() !== '') return true;
  const end = sections.find(({ depth }) => depth === 2)?.span.start ?? 0;
  return blocks.some(({ kind, text, span }) => kind !== 'heading' && span.end <= end && OWNED.test(text));
}
const OWNED =
  /(?:^|\n|[|·•] ?)\W*(?:(?:document|incident|action|follow-?up|overall|report) )?(?:owner|dri|directly responsible|responsible(?: person)?)\s*[:：]\W*(?!tbd\b|n\/?a\b|none\b|\?|unassigned\b|everyone\b|(?:the )?team\b)\p{L}/iu;

/** "Our Production and Release teams will …", "DevEx will …": a team, though no name. Not "Alerts will be added". */
const TEAM_WILL =
  /^\W*(?:(?:[Oo]ur|[Tt]he) [^.:;]{2,60}\b[Tt]eams?|(?!(?:We|It|This|That|These|Those|They|There|You|I|Each|All|No)\b)\p{Lu}[\w&-]{2,20}) (?:will|is going to|are going to|has (?:placed|put|planned|agreed|scheduled))\b(?! be\b)/u;
