import type { Sign } from './sign.ts';

/** A title or file name of an exercise, whose fault was made on purpose. */
export const namesDrill: Sign = {
  pattern:
    /\b(?:(?:fire |disaster |recovery |failover |restore |rollback )?drills?|game ?days?|table-?top|(?:chaos|failure|disaster|incident|resilience|recovery|failover|restore|outage) (?:exercise|experiment|test|rehearsal|simulation)s?|fault injection|simulated)\b/i,
  hits: ['Restore drill of March', 'Game day: no list', 'Tabletop', 'Chaos experiment 4'],
  misses: ['Chaos Mesh blocked the API server', 'The simulation stood still', 'The test of the list failed'],
};

/** A heading that only a report on a bug has. */
export const ofBugReport: Sign = {
  pattern:
    /^\W*(?:\d+[.)] )?(?:(?:minimal )?reproducer|reproduction(?: steps)?|steps to reproduce|how to reproduce|expected (?:vs\.?|and|\/) actual(?: \w+)?|(?:expected|actual) (?:behaviou?r|results?))\W*$/i,
  hits: ['Steps to reproduce', '3. Minimal reproducer', 'Expected vs actual', 'Expected behaviour:'],
  misses: ['Reproduction lag', 'Expected downtime', 'Actual impact', 'Steps to recover'],
};

/** A heading that a report on a bug often has, and another document now and then: it takes two of them. */
export const oftenInBugReport: Sign = {
  pattern:
    /^\W*(?:\d+[.)]? *)?(?:the )?(symptoms?|environment|observed behaviou?r|hypothes[ei]s|verification|testing|files (?:modified|changed)|workarounds|commands used|diagnosis method|technical explanations?|supporting evidence|what was ruled out|fix(?:es)?(?= *(?:$|[+&/])))/i,
  hits: ['Symptoms', '2) Environment', 'The hypotheses', 'Fix + test', 'Files changed'],
  misses: ['Fixing the queue', 'Impact', 'Detection', 'A workaround for customers'],
};

/** A title that names a bug. */
export const namesBug: Sign = {
  pattern: /\b(?:bugs?|disclosure|race (?:hazard|condition)s?)\b/i,
  hits: ['A bug in the importer', 'Race condition on the counter'],
  misses: ['Debugging the importer', 'The race was not shown'],
};
