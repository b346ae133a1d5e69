import { statusOf } from '../../../languages/labels.ts';
import type { Language } from '../../../languages/language.ts';
import { namesMeasures, namesWorkIn } from '../../../languages/lists.ts';
import type { ActionItem, PostMortem, Section } from '../../../postmortem/model.ts';
import { statusWord } from '../../../postmortem/phrases/done.ts';
import { shows } from '../../../postmortem/phrases/sign.ts';
import { idea } from '../../phrases/finished-items.ts';
import { keptElsewhere, outstanding, waiting } from '../../phrases/where-it-stands.ts';
import { owedHeading } from '../../phrases/work-headings.ts';
import { asks, headingsAround, isMarked, isPromised, isToCome, type List, regionOf } from './item-lists.ts';
import { unclearLists } from './unclear-lists.ts';

/**
 * How sure it is that a line is open work that somebody owes.
 *
 * - `sure`: its heading only ever heads work to come, somebody tracks its list, or half of the list promises
 * - `likely`: below “Prevention”, “Corrective actions” or “Improvements” it may as well be done, or a rule for every day
 * - `unclear`: its list tells, explains or advises
 */
export type Sureness = 'sure' | 'likely' | 'unclear';

/** How sure it is that each item is owed. `closed` are those that are done, or advise. */
export function surenessOf(
  postmortem: PostMortem,
  closed: ReadonlySet<ActionItem>,
): (item: ActionItem) => Sureness {
  const { actionItems, language } = postmortem;
  const unclear = unclearLists(postmortem, closed);
  const owed = new Set(
    [...Map.groupBy(actionItems, ({ section }) => section)]
      .filter(([, list]) => isOwed(list, language))
      .map(([section]) => section),
  );
  const elsewhere = sectionsKeptElsewhere(postmortem);
  const hasStates = actionItems.some((item) => hasState(item, language));
  // Beside “Done” and “Open”, “Policy” or a path says that a row is kept up, not worked on.
  const isStanding = (item: ActionItem) =>
    hasStates && /^\S+$/.test(item.status ?? '') && item.due === null && !hasState(item, language);
  return (item) => {
    const { section } = item;
    if (elsewhere.has(section) || isStanding(item) || isWaiting(item)) return 'likely';
    if (unclear.has(section)) return 'unclear';
    return owed.has(section) ? 'sure' : 'likely';
  };
}

/** Whether the place, the marks or the words of a list show that somebody owes it. */
function isOwed(list: List, language: Language | null): boolean {
  const [{ section }] = list as [ActionItem];
  const isOutside = regionOf(section) === null;
  // Outside the sections of items, a box may say how things are: “Both hosts on one transport”.
  if (isOutside && list.every(isBareBox))
    return list.filter(({ text }) => asks(text, language)).length * 2 >= list.length;
  if (list.every(isIdea)) return false;
  return (
    (isOutside
      ? !headsMeasures(section?.heading ?? '', language)
      : headingsAround(section).some((heading) => headsOwed(heading, language))) ||
    list.some((item) => isMarked(item) || hasState(item, language) || outstanding.pattern.test(item.text)) ||
    list.filter(({ text }) => isToCome(text, language)).length * 2 >= list.length
  );
}

const isBareBox = (item: ActionItem): boolean => item.layout === 'task' && !isPromised(item) && !item.issue;

/** “Consider a second printer”, “Add a limit if it keeps hanging”: nobody has promised it. */
const isIdea = (item: ActionItem): boolean =>
  !isPromised(item) && item.priority === null && item.layout !== 'task' && idea.pattern.test(item.text);

const headsOwed = (heading: string, language: Language | null): boolean =>
  shows(owedHeading, heading) ||
  (language !== null && namesWorkIn(language, heading) && !headsMeasures(heading, language));

const headsMeasures = (heading: string, language: Language | null): boolean =>
  language !== null && namesMeasures(language, heading);

/** A state of work, be it done, perhaps with a remark: “open — needs a decision”, “⏳ Mia”. */
function hasState({ status }: ActionItem, language: Language | null): boolean {
  if (status === null) return false;
  const state = status.split(/\s*[—–(;:,]/u, 1)[0]!;
  return (
    /^\s*[⏳🔄🚧🟡🔴🟢📅]/u.test(status) ||
    statusWord.find(state) !== null ||
    (language !== null && statusOf(language, state) !== null)
  );
}

/** "- [ ] Pending deployment": where the work stands, written as a box. */
const isWaiting = ({ text, owners, due }: ActionItem): boolean =>
  owners.length === 0 && due === null && waiting.pattern.test(text);

/** Sections that say that their items are followed up in another place: whoever owns them stands there. */
function sectionsKeptElsewhere({ blocks, sections }: PostMortem): ReadonlySet<Section | null> {
  const notes = blocks.filter(({ kind, text }) => kind !== 'heading' && keptElsewhere.pattern.test(text));
  const within = notes.flatMap(
    ({ span }) => sections.findLast(({ body }) => body.start <= span.start && span.end <= body.end) ?? [],
  );
  return new Set([...within, ...sections.filter(({ heading }) => keptElsewhere.pattern.test(heading))]);
}
