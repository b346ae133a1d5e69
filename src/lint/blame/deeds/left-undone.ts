import type { DeedBeside } from '../../../english/deed-beside.ts';

/** Verbs of checking, which software does as well. */
export const CHECKS = 'check verify validate confirm evaluate measure compare analyse analyze read watch';

/** Work of people: if it was not checked, nobody checked it. */
export const WORK = `change changes pr prs mr mrs request release releases upgrade upgrades migration migrations rollout rollouts rollback
  deployment deployments hotfix fix fixes patch patches plan plans procedure procedures assumption assumptions restore restores backup
  backups drill advisory proposal spreadsheet estimate numbers figures credentials dependency dependencies wording translation
  contract budget scope requirement requirements design documentation runbook checklist result results`;

/** Deeds of people that "were not done", besides those that only people do. */
export const LEFT_UNDONE: readonly DeedBeside[] = [
  {
    verbs: CHECKS,
    to: WORK,
    hits: ['The backup had not been checked.', 'The plan was not read.'],
    misses: ['The header was not checked.', 'The backup was not found.'],
  },
  {
    verbs: CHECKS,
    near: 'properly thoroughly sufficiently adequately carefully fully beforehand manually seriously correctly never time',
    hits: ['The fuse was not properly checked.', 'The fuse was never checked.'],
    misses: ['The fuse was not checked.', 'The fuse was not properly wired.'],
  },
  {
    // What people write to each other.
    verbs: 'send publish post circulate forward issue give',
    to: 'email emails e-mail e-mails mail notice announcement advisory invitation heads-up reminder memo newsletter',
    near: `list mailing team teams partner partners distributor distributors stakeholder stakeholders everyone everybody staff owner owners
      community members colleagues management press vendor vendors department maintainer maintainers`,
    hits: ['A mail was not sent to the list.'],
    misses: [
      'The mail was not sent.',
      'The packet was not sent to the list.',
      'A mail was not parsed for the list.',
    ],
  },
  {
    // Reports that people sort.
    verbs: 'tag label mark classify triage prioritise prioritize assign flag',
    to: 'issue issues ticket tickets bug bugs report reports incident incidents advisory pr release request requests email emails e-mail e-mails',
    hits: ['The issue was not tagged as sensitive.'],
    misses: ['The packet was not tagged.', 'The issue was not closed.'],
  },
  {
    verbs: 'restore try',
    to: 'backup backups snapshot snapshots dump dumps',
    near: 'never',
    hits: ['The backups had never been restored.'],
    misses: ['The backups were not restored.', 'The session was never restored.'],
  },
  {
    // What people have promised themselves.
    verbs: `complete completed finish finished do implement implemented act follow address prioritise prioritize pick assign resolve carry
      take track apply close`,
    to: `item items action actions follow-up follow-ups recommendation recommendations suggestion suggestions finding findings lesson
      lessons occurrence incident warning warnings step steps task tasks ticket tickets review postmortem post-mortem handover
      agreement advice runbook checklist`,
    hits: ['The action item was never completed.'],
    misses: ['The request was never completed.', 'The action item was never rendered.'],
  },
];
