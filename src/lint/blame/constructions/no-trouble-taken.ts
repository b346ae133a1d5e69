import { affirmed, isStated } from '../guards.ts';
import type { Construction } from './construction.ts';

const CARE_OBJECT =
  'thought|heed|attention|consideration|notice|regard|weight|credence|look|glance|interest|effort|attempt|trouble|care';

const KNEW = 'SEE|NOTICE|KNOW|HEAR|READ|SPOT|RECEIVE|REALISE|REALIZE';
const SPEAK_UP = 'REPORT|TELL|RAISE|MENTION|SAY|ACT|WARN|ESCALATE|INFORM|STOP|ASK|REACT';

/** Light verbs whose object names the care that was not taken. */
const constructions: readonly Construction[] = [
  {
    name: 'gave-no-thought',
    rule: 'person-at-fault',
    trust: 'certain',
    says: 'it says how little care a person took',
    patterns: [
      `<person> GIVE|PAY|TAKE|SHOW|MAKE|HAVE <thing>? no|little|scant|zero ${CARE_OBJECT} to|in|of|at|for|with`,
      '<person> GIVE <thing> no|little second|further|closer? thought|look|glance|consideration|attention',
      'nobody|no-one TAKE|GO|MAKE the|any|an to? trouble|effort|time|attempt|bother to',
      '<people> did|had not TAKE|MAKE|GIVE the|any|an|a enough|second|closer|proper|serious? trouble|effort|attempt|thought|look|consideration',
      '<people> never TAKE|MAKE|GIVE the|any|an|a enough|second|closer|proper|serious? trouble|effort|attempt|thought|look|consideration',
      '<people> had not given <thing> a|any second|closer|proper|serious? look|thought|glance|consideration',
      '<person> TURN|WAVE|BRUSH|LAUGH|SHRUG down|away|off|aside an|the|our|any|a? offer|warning|warnings|advice|suggestion|objection|objections|concern|concerns',
      '<person> TAKE a|an|his|her|their wild|blind|lucky|educated? guess|chance|punt|gamble|shortcut|liberty',
      '<person> TAKE|SIT|LEAVE <thing> on|to chance|luck|itself|trust',
    ],
    when: isStated,
    hits: [
      'The project office gave no thought to the month-end close.',
      'The author paid no heed to the compiler warnings.',
      'Nobody took the trouble to read the deprecation notice.',
      'She had not given the migration a second look.',
      'He turned down the offer of a dry run.',
      'The operator took a guess at the value.',
      'The reviewer gave the change no further thought.',
      'They did not make any effort to reach the vendor.',
      'They never made any effort to reach the vendor.',
      'The crew left the date to chance.',
    ],
    misses: [
      'The parser made no attempt to recover.',
      'The gateway took no notice of the header.',
      'The team gave the fix a second look.',
      'The team had given the fix a second look.',
      'She had taken a closer look at the graph.',
      'The engineers had made an attempt to restart it.',
      'The team took no chances.',
      'The team paid the invoice.',
      'If the reviewer paid no heed to the warning, the build would stop.',
    ],
  },
  {
    name: 'saw-and-did-nothing',
    rule: 'person-at-fault',
    trust: 'certain',
    says: 'it says that a person knew, and what that person did not do about it',
    patterns: [
      `<person> ${KNEW} … but|and|yet did|had not ${SPEAK_UP}`,
      `<person> ${KNEW} … but|and|yet never ${SPEAK_UP}`,
      `<person> ${KNEW} … but|and|yet did|said|told|kept|carried|ignored|dismissed|suppressed|shrugged|silenced|muted|closed nothing|nobody|silent|quiet|on|it|them|this|the`,
    ],
    when: affirmed,
    hits: [
      'A ward nurse noticed the smell but did not report it.',
      'The author knew about the limit but did nothing.',
      'The developer had seen the warning and suppressed it.',
      'The vendor’s engineer knew of the defect and kept silent.',
      'The nurse noticed the smell and never reported it.',
    ],
    misses: [
      'The agent saw the event but did not report it.',
      'The developer had seen the warning and asked the vendor.',
      'The team saw the alert but did not have access to the console.',
      'If a nurse notices the smell but does not report it, the sensor does.',
      'If a nurse noticed the smell but did not report it, the sensor would.',
    ],
  },
  {
    name: 'all-the-same',
    rule: 'person-at-fault',
    trust: 'firm',
    says: 'it says that a person did it against what was known',
    patterns: [
      '<person> SEND|DEPLOY|MERGE|PUSH|SHIP|RELEASE|PROCEED|CONTINUE|SIGN|APPROVE|SAIL|DRIVE|LAUNCH|PUBLISH|START|RUN|RESTART|PRESS|CONFIRM it|them|this|the? <thing>? anyway|regardless|nonetheless|nevertheless',
      '<person> SEND|DEPLOY|MERGE|PUSH|SHIP|RELEASE|PROCEED|CONTINUE|SIGN|APPROVE|LAUNCH|PUBLISH it|them|this|the? <thing>? all the same',
      '<person> , who|which … , SEND|DEPLOY|MERGE|PUSH|SHIP|RELEASE|PROCEED|CONTINUE|SIGN|APPROVE|SAIL|START|RUN <thing>? anyway|regardless|nonetheless',
    ],
    when: affirmed,
    hits: [
      'The release manager merged it regardless.',
      'The developer deployed it anyway.',
      'The clerk, who had been warned twice, sent it anyway.',
      'The clerk sent it all the same.',
    ],
    misses: [
      'The job sent it anyway.',
      'The team could restart it anyway.',
      'If the developer deploys it anyway, the gate closes.',
    ],
  },
  {
    name: 'instead-of-asking',
    rule: 'person-at-fault',
    trust: 'firm',
    says: 'it says what a person left out and did something else',
    patterns: [
      '<person> <past> … instead|rather of|than asking|ask|reading|checking|check|testing|escalating|escalate|consulting|calling|paging|verifying|following|reporting|telling|reviewing|looking|announcing',
      '^ instead|rather of|than asking|ask|reading|checking|check|testing|escalating|escalate|consulting|calling|paging|verifying|following|reporting|telling|reviewing|opening|open|waiting|wait … , <person>',
    ],
    when: affirmed,
    hits: [
      'The engineer restarted the primary instead of asking the database team.',
      'Instead of escalating, the responder kept trying the same command.',
    ],
    misses: [
      'The proxy retried instead of reporting the error.',
      'Instead of waiting, the client gave up.',
      'The engineer would restart it instead of asking.',
      'If the engineer restarted it instead of asking, the lock would hold.',
    ],
  },
  {
    name: 'relied-on-others',
    rule: 'person-at-fault',
    trust: 'certain',
    says: 'it says that people left it to each other',
    patterns: [
      'everyone|everybody|each|both|all … ASSUME|BELIEVE|THINK … somebody|someone|anybody|anyone else',
      'both|all|each|two of? the|our? teams|engineers|shifts|departments|groups|sides|parties|team ASSUME|BELIEVE|THINK … the|each other|others',
      'each|every|one team|shift|department|side LEAVE <thing> to|for the? next|other|others',
    ],
    when: affirmed,
    hits: [
      'Everyone assumed somebody else had paged the owner.',
      'Both teams believed the other one was watching.',
      'Each shift left the problem to the next.',
    ],
    misses: [
      'Both replicas assumed the other one was the leader.',
      'Everyone worked on the same document.',
      'If each shift left the problem to the next, the board would ask.',
    ],
  },
];
export default constructions;
