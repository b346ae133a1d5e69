import type { DeedBeside } from '../../../english/deed-beside.ts';

/** What is undertaken by people. */
export const UNDERTAKINGS = `upgrade upgrades migration migrations release releases maintenance change changes rollout move work cutover
  deployment rollback update switch launch announcement drill freeze channel bridge ticket call escalation`;
const SCHEDULES = `schedule time spread split do perform plan make announce stage move start begin hold delay postpone stop abort pause
  communicate carry open`;
const SOONER = 'sooner earlier faster quicker instead hour hours minutes day days better differently';

/** People are told: "the customer could have been told". */
export const TOLD: readonly DeedBeside[] = [
  {
    verbs: 'tell inform warn notify ask consult involve brief',
    to: `customer customers user users client clients partner partners team teams people everyone owner owners operator operators
      stakeholder stakeholders community vendor vendors support engineer engineers`,
    hits: ['The customer could have been told about the fee.', 'The operators should have been warned.'],
    misses: ['The scheduler could have been told about the node.', 'The customer could have been charged.'],
  },
];

/** Whatever the modal: what is said in a review or to somebody. */
export const COULD_OR_SHOULD: readonly DeedBeside[] = [
  {
    verbs: 'raise flag mention discuss bring point',
    near: 'in during at with to by earlier sooner',
    within: 4,
    hits: ['This could have been raised in the design meeting.', 'It should have been flagged to the owner.'],
    misses: ['The limit could have been raised.', 'This could have been read in the design meeting.'],
  },
];

/** Deeds of people that "should have been done". */
export const SHOULD: readonly DeedBeside[] = [
  {
    verbs: 'follow consult read heed observe',
    to: `guide guides guideline guidelines procedure procedures checklist checklists runbook runbooks playbook playbooks instruction
      instructions manual advice recommendation recommendations policy`,
    hits: ['The migration guide should have been followed to the letter.'],
    misses: ['The header should have been read.', 'The guide should have been cached.'],
  },
  {
    verbs: 'act follow look deal listen pick think',
    near: 'upon on up into at with to through',
    within: 1,
    hits: ['The warning should have been acted upon in March.', 'It should have been looked into.'],
    misses: ['The pattern should have been followed everywhere.', 'It should have been acted.'],
  },
  {
    verbs: 'recognise recognised recognize recognized spot notice heed question understand interpret read',
    to: 'symptom symptoms sign signs pattern warning warnings risk risks indication indications clue clues hint hints',
    hits: ['The symptoms should have been recognised.'],
    misses: ['The type should have been recognised.', 'The symptoms should have been logged.'],
  },
  {
    verbs: SCHEDULES,
    to: UNDERTAKINGS,
    hits: ['The upgrade should have been scheduled outside business hours.'],
    misses: ['The pod should have been scheduled on another node.', 'The upgrade should have been signed.'],
  },
];

/** Deeds of people that "could have been done", besides those that only people do. */
export const COULD: readonly DeedBeside[] = [
  {
    verbs: SCHEDULES,
    to: UNDERTAKINGS,
    near: SOONER,
    within: 8,
    hits: ['The rollback could have been started half an hour earlier.'],
    misses: ['The rollback could have been started.', 'The process could have been started earlier.'],
  },
  {
    // What people do with care, and software with its data.
    verbs: `check verify validate measure confirm read schedule do perform run time handle spread split carry make use`,
    near: `verify see before after first earlier sooner outside instead beforehand differently better later separately manually`,
    within: 14,
    hits: [
      'The nightly build could have been checked before the branch was cut.',
      'This could have been done after the manual release.',
    ],
    misses: [
      'The key could have been used to sign releases.',
      'The build could have been cached before the cut.',
    ],
  },
  {
    verbs: 'solve solved resolve fix finish complete do handle shorten settle conclude restore deal',
    near: SOONER,
    within: 8,
    hits: ['The whole thing could have been solved in an hour instead of six.'],
    misses: ['The reference could have been resolved.', 'The page could have been rendered faster.'],
  },
];
