/** What is said of software and of nobody: "Oscar was down", "Oscar crashed", "Oscar v2". */
const OF_SYSTEMS = [
  'service|server|cluster|app|application|api|jobs?|pods?|nodes?|workers?|database|queue|pipeline|proxy|deployment|instances?',
  'platform|system|module|component|containers?|bot|backend|frontend|gateway|hosts?|outage|release|version|config|upgrade',
  '(?:is|was|were|went|goes|came|comes|stayed|has been|had been) (?:back )?(?:down|up|unavailable|unreachable|offline|online|degraded|overloaded|slow|stuck|deployed|upgraded)',
  'ran out of|runs out of|filled up|failed over|rebooted|stopped responding|lost (?:power|quorum)|became (?:unresponsive|unreachable)',
  'crash(?:ed|es)|timed out|times out|hung|returned [45]\\d\\d|OOM\\w*|v?\\d+\\.\\d+|v\\d+',
].join('|');
/** What stands before the name of software and of nobody: "deployed Oscar", "the Oscar". */
const TO_SYSTEMS =
  'the|our|an?|(?:restart|reboot|install|deploy)(?:ed|ing)?|upgrad(?:e|ed|ing)|running|service|server|system|tool';

/** Whether a text uses a name as that of a system anywhere, or writes it as code: `oscar`, oscar-api. */
export function usesAsSystem(text: string, name: string): boolean {
  const word = name.replace(/[^\p{L}\p{N}-]/gu, '');
  const used = [
    `\`${word}\``,
    `(?<![\\p{L}\\p{N}@])(?:${TO_SYSTEMS}) +${word}\\b(?!['’]s)`,
    `(?<![\\p{L}\\p{N}@])${word}(?:['’]s +(?:api|pods?|replicas?|heap|endpoints?|certificate|uptime|cpu)\\b| +(?:${OF_SYSTEMS})\\b|[-_.](?=[a-z0-9]))`,
  ];
  return word !== '' && new RegExp(used.join('|'), 'iu').test(text);
}
