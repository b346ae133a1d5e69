import { VerbForm } from '../../english/classes.ts';
import { wordOf } from '../../english/words.ts';
import { ACTION_VERBS, looksLikeAction } from './promises.ts';

/**
 * How surely an English entry tells that work is done. “Added the alarm” does; “Improved alarms” may as well name what is
 * wanted, so it counts only beside entries that do.
 */
export type Told = 'done' | 'perhaps' | 'no';

/** Words for what is still to come. */
const TO_COME =
  /\b(?:will|['’]ll|going to|to-?do|tbd|pending|remains? open|open (?:item|point|question)|not yet|planned|in progress|wip|tomorrow)\b|\bto be [a-z]+(?:ed|en|t|ne)\b/i;
/** Words that may show that more is to be done, or that it is done in part. */
const MORE =
  /\b(?:needs?|needed|must|should|still|next|plans?|planning|remain(?:s|ing)?|but|however|yet|later|soon|until|half|part(?:ly|ial|ially)?|temporar\w+|follow-?ups?|propos\w+|except|staging|canary|by mistake|accidentally|wrongly|(?:all|the) others?|the rest|some|most|only|(?<!the )one of|(?:on|to|in|for) (?:one|two|a few|\d+))\b|(?:^|[\s(])@\w/i;
/** A place where work waits: “Filed OPS-12 to …”, “Added a task to the backlog”. */
const TRACKED =
  /\b(?:backlog|tickets?|tasks?|issues?|stor(?:y|ies)|cards?|epics?|board|requests? (?:for|to)|rfcs?)\b|^\W*(?:\w+ ){0,2}(?:filed|opened|raised|logged|reported|requested) (?:\W*[A-Z]{2,}|a |an |the |\W*#)/i;

/** Action verbs whose past form tells of a plan, of half of the work, of talk, or of what went wrong. */
const NO_RESULT = new Set(
  `agree alert announce ask assess avoid ban block break choose commit consider decide defer delay design determine discuss draft drop evaluate examine
    expire explore fail file find follow forbid give have highlight ignore identify insist investigate know learn leave limit log look
    mention miss negotiate nominate notify open order outline page pass plan predict prefer propose query read recommend refuse reject
    remember remind reply report request require research respond review revoke run sample schedule see sell select send serve skip
    start stop suggest support take talk tell think trigger try turn type understand use wait walk warn watch withdraw work`.split(
    /\s+/,
  ),
);

/** Verbs of making, whose past form hardly ever stands before a noun as what is wanted (“Improved alarms” does). */
const MAKES = new Set(
  'add apply build change create deploy enable fix implement install introduce make merge migrate move publish raise release remove rename replace restore revert rewrite roll rotate ship switch upgrade write'.split(
    ' ',
  ),
);

/** The base of a past form of a verb of work; null for any other word. */
function workVerb(word: string): string | null {
  const lower = word.toLowerCase();
  const { forms, base } = wordOf(lower);
  if ((forms & (VerbForm.past | VerbForm.participle)) === 0 || (forms & VerbForm.base) !== 0) return null;
  const bases = [
    base,
    lower.slice(0, -2),
    lower.slice(0, -1),
    lower.slice(0, -3),
    lower.replace(/ied$/, 'y'),
  ];
  return bases.find((each) => ACTION_VERBS.has(each) && !NO_RESULT.has(each)) ?? null;
}

/** A sentence behind a report that takes half of it back: “They still need tests.” */
const FOLLOWS =
  /^\W*(?:but|however|(?:the )?others?|(?:it|they|this|these)\b[^.!?]{0,40}\b(?:still|needs?|must|should))\b/i;

const LABEL = /^[^:.]{2,60}?:[\s*_]+(?=\S)/;
const MARKS = /^(?:[\s*_✅✔☑–—-]|\uFE0F)+/u;
const ADVERBS = '(?:(?:also|already|now|since|further|fully|[a-z]+ly) )?';
const WE = new RegExp(
  `^(?:(?:and|also|of course|in addition|additionally|furthermore|since then),? ){0,3}(?:we|I|the team)(?: have|['’]ve| has)? ${ADVERBS}((?:re-)?[a-z]+)(?![\\w-])`,
  'i',
);
const FIRST = new RegExp(`^${ADVERBS}((?:re-)?[a-z]+)(?![\\w-])(?: (?=(\\S+)))?`, 'i');
/** What begins the object of a verb, and no name of a thing that is wanted: “the”, “two”, a name, a direction. */
const OBJECT =
  /^(?:(?:the|a|an|all|each|every|both|this|these|those|our|its|their|any|another|an?other|new|explicit|to|from|into|onto|off|over|out|up|back|away|two|three|four|five|six|several)\b|[`"“<_@/#(\d]|\p{Lu}|\S*[._/\d]\S)/u;
const BEEN =
  /^(\S[^.:;?!]{1,90}?) (?:has|have)(?: now| already| since| also)? been (?:[a-z]+ly )?([a-z-]+)\b/i;
const WAS = /^(\S[^.:;?!]{1,90}?) (?:was|were|is now|are now)(?: also| now)? ([a-z-]+)\b/i;
/** A thing and what was done to it: “Two tests added: …”, “Health check fixed (#1).” */
const THING =
  /^((?:[^\s.:;?!]+ ){1,8}?)([a-z-]+)(?=[*_]*(?:\s*$|[.:;,(]| [–—(-]| (?:to|in|so|with|across|for|on|via)\b))/i;
const NEGATED =
  /\b(?:not|no|never|nobody|none|nothing|without|cannot|get|have|make|keep|see|be|been|is|are|was|were|if|when|that|which)\b/i;

/** True for an entry that says what is still to be done. */
export const saysMore = (text: string): boolean => TO_COME.test(text.slice(0, 300));

/** Whether an entry tells that work is done, by the form of its first verb. */
export function tellsWork(text: string): Told {
  const said = text.slice(0, 300).replace(MARKS, '');
  const [first, ...others] = said.split(/[.!?]\s+/);
  if (TO_COME.test(said) || MORE.test(first!) || TRACKED.test(first!)) return 'no';
  if (others.some((sentence) => looksLikeAction(sentence) || FOLLOWS.test(sentence))) return 'no';
  // “Automated alerts: …” names a thing.
  return told(said.replace(LABEL, ''));
}

function told(said: string): Told {
  const we = WE.exec(said)?.[1];
  if (we && workVerb(we)) return 'done';
  const [, first = '', next = ''] = FIRST.exec(said) ?? [];
  const verb = workVerb(first);
  if (verb) return MAKES.has(verb) || OBJECT.test(next) ? 'done' : 'perhaps';
  if (looksLikeAction(said)) return 'no';
  const [, , been] = BEEN.exec(said) ?? [];
  if (been && workVerb(been)) return 'done';
  const [, thing, was] = WAS.exec(said) ?? [];
  if (thing && was && !NEGATED.test(thing) && workVerb(was)) return 'perhaps';
  const [, subject, done] = THING.exec(said.slice(0, 160)) ?? [];
  return subject && done && !NEGATED.test(subject) && workVerb(done) ? 'perhaps' : 'no';
}
