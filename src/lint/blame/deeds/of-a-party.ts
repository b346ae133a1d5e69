import type { DeedBeside } from '../../../english/deed-beside.ts';

const light = (verbs: string, near: string, hit: string, miss: string, within = 7): DeedBeside => ({
  verbs,
  near,
  within,
  hits: [hit],
  misses: [miss],
});

/** Verbs that mean little without their object: "give notice", "put effort into it", "make sure". */
const LIGHT: readonly DeedBeside[] = [
  light(
    'give',
    'notice warning thought attention time heads-up consideration care priority feedback',
    'The vendor did not give us notice.',
    'The vendor did not give us credit.',
  ),
  light(
    'put',
    'effort thought time work care energy attention',
    'The planners did not put enough thought into it.',
    'The planners did not put it there.',
  ),
  light('pay', 'attention heed', 'The crew did not pay attention.', 'The crew did not pay the bill.'),
  light(
    'take',
    'time care notes backup snapshot precautions ownership responsibility action steps',
    'The crew did not take precautions.',
    'The crew did not take the lift.',
  ),
  light(
    'take',
    'account seriously',
    'The crew did not take it seriously.',
    'The crew did not take the one in the yard, however seriously.',
    5,
  ),
  light(
    'make',
    'sure certain backup plan time effort list note notes',
    'The lead did not make sure of it.',
    'The lead did not make it.',
  ),
  light(
    'spend',
    'time effort hours days minutes',
    'The lead did not spend time on it.',
    'The lead did not spend it.',
  ),
  light('leave', 'time room margin slack', 'The lead did not leave any slack.', 'The lead did not leave it.'),
  light('allow', 'time room', 'The plan’s author did not allow time for it.', 'The author did not allow it.'),
  light(
    'keep',
    'track record records notes backup backups log eye copy copies promise list count',
    'The clerk did not keep a copy.',
    'The clerk did not keep it.',
  ),
  light(
    'do',
    'research testing review backup homework check checks planning diligence rehearsal analysis load-test',
    'The clerk did not do the research.',
    'The clerk did not do it.',
  ),
  light(
    'write',
    'test tests documentation docs runbook notes down plan',
    'The clerk did not write a runbook.',
    'The clerk did not write it.',
  ),
  light('have', 'radar', 'The clerk did not have it on the radar.', 'The clerk did not have it.'),
  light('set', 'aside', 'The clerk did not set a day aside.', 'The clerk did not set it.'),
];

/** Shared with software, and with a person as the subject an omission. */
const WATCHES: DeedBeside = {
  verbs:
    'check verify validate confirm read watch monitor measure compare look listen notify acknowledge test',
  hits: ['The clerk did not check it.'],
  misses: ['The clerk did not open it.'],
};

/** Deeds that are expected of a person, a team or a firm, besides those that only people do. */
export const OF_A_PARTY: readonly DeedBeside[] = [WATCHES, ...LIGHT];
