/**
 * Words that engineers swap for each other when they reword an action item. Each line is one meaning; a word stands in
 * one line only. Words that name different remedies stay apart (an alert is not a dashboard, a test is not a review), even
 * where they are near in meaning: two items may differ in nothing else.
 */
export const SYNONYMS: readonly string[] = [
  'add create introduce build write make implement put set setup establish develop provide',
  'improve enhance better strengthen harden',
  'fix repair correct resolve',
  'remove delete drop retire decommission eliminate',
  'update upgrade bump',
  'alert alarm page notify notification alerting paging',
  'runbook playbook',
  'document describe docs documentation doc',
  'test tests testing verify verification validate validation check',
  'limit cap bound restrict maximum max',
  'raise increase grow',
  'lower reduce decrease shrink',
  'stop prevent avoid block',
  'rollback revert',
  'error failure fail',
  'delay latency slow lag',
  'automatic automatically automate automated automation',
  'manual manually hand',
  'db database',
  'config configuration setting configure',
  'k8s kubernetes',
  'repo repository',
  'prod production',
  'env environment',
  'auth authentication',
  'cert certificate',
  'deploy deployment rollout release ship',
  'run execute',
  'move migrate',
  'replace swap',
  'investigate analyse analyze explore understand',
  'exceed above over beyond',
  'below under beneath',
  'customer user client',
  'engineer developer',
  'train teach training',
  'quarterly quarter',
  'weekly week',
  'monthly month',
  'daily day',
  'second sec',
  'minute min',
  'hour hr',
  'percent %',
  'every each all',
  'before prior ahead',
  'disk storage volume',
];

/** Words that carry no more than that something will be done: they hardly tell one item from another. */
export const FAINT =
  'add improve fix update document ensure should must will need want please action item todo follow up followup better new also us we our team somebody someone sure work consider able possible use via etc';

/** Words that tell nothing at all. */
export const STOP =
  'a an the to of for in on at by with and or so that this these those it its is are be been was were as from into when if then than there which who whom what how not no do does did have has had can could would may might only just more most very too any some such per about';
