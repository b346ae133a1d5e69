import { type Phrase, sensesOf } from './phrase.ts';
import { looksLikeAction } from './promises.ts';

/** Text in place of an item that says there is none. */
const NONE: readonly Phrase<'none'>[] = [
  {
    sense: 'none',
    words: `none( (identified|planned|needed|required|found))?( so far| yet| at this time)?, n/?a, tb[da], todo, nothing( else| more| yet| further)?( for now| at this time| to do)?, no action( item)?s?( (needed|required|were|identified|planned))?,
      not applicable, no follow-?ups?( needed)?, \\.{3}, …, -+, <[^<>]{0,80}>, \\{\\{ ?(\\S+ ){0,2}\\}\\}( \\[[^\\[\\]]{0,60}\\])?`,
    hits: [
      'None',
      'None identified',
      'N/A',
      'TBD',
      'Nothing else for now',
      'No action items.',
      '{{ summary }} [link to the issue]',
      '…',
    ],
    misses: [
      'None of the alerts pages: page on age',
      'Nothing pages on age: add an alert',
      'Todo list for drills',
    ],
  },
];
export const none = sensesOf('whole', NONE);

/** Decisions to do nothing, with or without a reason. */
const DECISIONS: readonly Phrase<'nothing'>[] = [
  {
    sense: 'nothing',
    words: `nothing (else |more |further )?((is|was|seems) )?(worth|needed|required|planned|to (do|fix|change|be done)|will be done),
      no (further |additional |immediate |other |more |corrective |preventive )?(follow-?up )?(actions?( items?)?|follow-?ups?|measures?|changes|work|steps) ((is|are|was|were|will be|seems?) )?(needed|required|worth|planned|taken|necessary|because|as|since),
      we (have )?accept(ed)? (the|this) risk, (the |this |residual )?risk (is )?accepted, we (have )?(decided|chose|agreed) (not to|against),
      there (is|are|was|were) (nothing|no … to (do|fix|change|improve))`,
    hits: [
      'Nothing is worth doing, because the queue is retired in May.',
      'No further work is planned: the vendor replaced it.',
      'No further action is needed, since the vendor has retired it.',
      'We accept the risk until the queue is retired.',
      'We decided not to change the limit.',
    ],
    misses: [
      'Risk review',
      'Nothing pages on age: add an alert',
      'No action fails silently any more: alert on it',
    ],
  },
];
export const decision = sensesOf('start', DECISIONS);

/** What holds from now on, and is never done. */
const RULES: readonly Phrase<'rule'>[] = [
  {
    sense: 'rule',
    words: 'always, never',
    hits: ['Always read the plan first', 'Never commit plan files'],
    misses: ['Page on alerts that never fire', 'Nevertheless, add an alert'],
  },
];
export const rule = sensesOf('start', RULES);

const ENOUGH: readonly Phrase<'enough'>[] = [
  {
    sense: 'enough',
    words: `(should|will|would|must|is|are|seems?|was|were) (be )?(already )?(now )?(enough|sufficient|adequate)( for now)?, already (covers|prevents|handles|protects),
      not (needed|necessary|required) (as|because|since|any more|anymore)`,
    hits: [
      'The check that was added during the incident should be enough.',
      'This is sufficient for now.',
      'The new limit already prevents this.',
      'Snapshots? Not needed as the vendor keeps them.',
    ],
    misses: ['Keep enough spare workers', 'The limit should be high enough for a full batch'],
  },
];
/** Statements that existing measures suffice, so that there is nothing to do. */
export const enough = sensesOf('anywhere', ENOUGH);

function isEnough(text: string): boolean {
  const found = enough.find(text);
  return found !== null && (!looksLikeAction(text) || /^not /i.test(text.slice(found.start)));
}

/**
 * "Note: pictures from before 2019 are not affected", "Operating rule: one client at a time", "Accepted risk: the disk
 * stays", but not "Note: update the runbook" or "Residual risk: it may fill. Ann adds an alert by 2026-07-01."
 */
export function isNote(text: string): boolean {
  const label = /^\W{0,4}(?:note|nb|n\.b\.|operating rule|(?:accepted|residual) risk):\s/i.exec(text)?.[0];
  if (label === undefined) return false;
  const rest = text.slice(label.length);
  return !looksLikeAction(rest) && !/@\p{L}|\b20\d\d-\d|#\d/u.test(rest);
}

/** "None. We accept it, because …", "No action: …": the punctuation distinguishes it from "None of the alerts …". */
export function saysNoAction(text: string): boolean {
  return (
    none.find(text) !== null ||
    decision.find(text) !== null ||
    isEnough(text) ||
    isNote(text) ||
    /^\W{0,8}(?:none(?: so far| yet| at this time| for now| identified| planned| needed)?|n\/a|nothing|no (?:further |other )?(?:actions?(?: items?)?|follow-?ups?|measures?))\s?(?:[.:,;(–—]|- )/i.test(
      text.slice(0, 80),
    )
  );
}
