import { joined, phrase, reference } from '../../../markdown/write/markdown.ts';
import { calendarOf } from '../../../policy/calendar.ts';
import { endOfDay } from '../../../time/calendar.ts';
import { isoToDay } from '../../../time/day.ts';
import type { Incident } from '../../incident.ts';
import { postMortemDue } from '../../post-mortem.ts';
import { type Links, type PanelRow, person } from '../row.ts';

const STATES = {
  draft: 'draft',
  open: 'in review',
  merged: 'merged',
  closed: 'closed without a merge',
} as const;

/** The panel's words for the state of a post-mortem. */
export function postMortemText({ number, in: place = '', state }: NonNullable<Links['postMortem']>): string {
  return `${place}#${number}, ${STATES[state]}`;
}

/** A post-mortem that was merged before the incident went on says nothing of that. */
function outdated({ reopened, phaseSince }: Incident, { postMortem }: Links) {
  const { mergedAt } = postMortem ?? {};
  const isOld = mergedAt && reopened > 0 && phaseSince > mergedAt;
  return isOld ? [phrase`the incident was reopened since, so what followed is still to be added`] : [];
}

/** What was merged may have been reverted. */
const removed = ({ postMortem }: Links) =>
  postMortem?.removedWith
    ? [phrase`its document was removed with ${reference(`${postMortem.in ?? ''}#${postMortem.removedWith}`)}`]
    : [];

/** The state of the post-mortem, its owner, and its due date. */
const postMortem: PanelRow = {
  place: 50,
  show({ links, incident, policy, now }) {
    const due = postMortemDue(incident, policy);
    const stands = links.postMortem ? [reference(postMortemText(links.postMortem))] : [];
    const { owner, exempt } = incident.postMortem;
    if (exempt && !links.postMortem) return [['Post-mortem', phrase`not needed, says ${person(exempt.by)}`]];
    if (!due || links.postMortem?.state === 'merged')
      return stands.length
        ? [['Post-mortem', joined([...stands, ...removed(links), ...outdated(incident, links)], '; ')]]
        : [];
    const late = now.toISOString() >= endOfDay(isoToDay(due)!, calendarOf(policy));
    const parts = [
      ...stands,
      ...(owner ? [phrase`${person(owner)}`] : []),
      late ? phrase`**was due ${due}**` : phrase`due ${due}`,
    ];
    return [['Post-mortem', joined(parts, ' · ')]];
  },
};
export default postMortem;
