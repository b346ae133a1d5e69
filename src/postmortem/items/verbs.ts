/** Verbs with which people begin what is to be done. */
const ACTION_VERB =
  /^(?:add|adjust|adopt|agree|alert|allow|analy[sz]e|announce|apply|archive|ask|assign|audit|automate|avoid|back up|backup|better|block|bring|build|bump|capture|centrali[sz]e|change|check|clarify|clean|close|collect|communicate|compare|configure|consider|consolidate|contact|continue|convert|correct|cover|create|cut|decide|decommission|decrease|define|delete|deploy|deprecate|design|detect|determine|develop|disable|discuss|document|downgrade|drain|drop|educate|eliminate|enable|encourage|encrypt|enforce|enhance|ensure|establish|evaluate|expand|explore|expose|extend|figure out|file|find|finish|fix|follow|formali[sz]e|gather|generate|get|give|have|hire|identify|implement|improve|include|increase|inform|install|instrument|integrate|introduce|invest|investigate|isolate|keep|launch|limit|link|log|look|lower|maintain|make|manage|measure|merge|migrate|mirror|mitigate|modify|monitor|move|notify|open|optimi[sz]e|organi[sz]e|paralleli[sz]e|patch|perform|phase out|pin|plan|practi[cs]e|prepare|prevent|prioriti[sz]e|promote|protect|provide|prune|publish|purge|put|raise|rate-limit|reach out|read|rebuild|reconcile|reconfigure|reconsider|record|redeploy|redesign|reduce|refactor|register|rehearse|reject|release|remediate|remove|rename|repair|replace|report|require|research|resolve|restore|restrict|rethink|retire|retry|revert|review|revise|rewrite|roll|rotate|run|scale|scan|schedule|secure|send|separate|set|share|ship|shorten|simplify|speed|split|stagger|standardi[sz]e|start|stop|store|streamline|strengthen|subscribe|suspend|switch|sync|take|talk|teach|test|throttle|tighten|track|train|treat|trim|try|tune|turn|unify|update|upgrade|use|validate|verify|wait|warn|work|write)\b/i;

/** True for a text that begins with such a verb, after numbers, marks and brackets. */
export function looksLikeAction(text: string): boolean {
  return ACTION_VERB.test(text.replace(/^[\s\d.):*_#{(['"“-]+/, ''));
}

/** True for a list of which nearly every entry begins with a verb that says what to do, and none with a time. */
export function isMostlyActions(texts: readonly string[]): boolean {
  const actions = texts.filter(looksLikeAction).length;
  return (
    texts.length >= 2 && actions >= texts.length * 0.75 && !texts.some((text) => /^\W*\d+:\d\d/.test(text))
  );
}
