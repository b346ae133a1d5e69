/** Contexts of a program, never of a person: "upgrade Quasar", "in Quasar", "the Quasar cluster". */
const BEFORE =
  /(?:\b(?:the|an?|in|inside|on|onto|via|using|use|uses|used|upgrad\w+|restart\w*|deploy\w*|install\w*|configur\w+|patch\w*|migrat\w+|scal\w+|run|runs|running|reboot\w*|tun(?:e|ing)|query|queries|instances? of|version of|replac\w+)\s+|\/)$/i;
const AFTER =
  /^(?:[^\S\n]+(?:v?\d|clusters?|servers?|nodes?|pods?|queues?|jobs?|versions?|config\w*|dashboards?|alerts?|logs?|metrics?|api|client|agent|instances?|exporter|crashed|restarted|ran out|timed out|failed over|runs|image|chart|database|db|plugin|upgrade|is down|went down|was down)\b|[-./]\w)/;

/** True if the document uses a name as a program's, so that "(Quasar)" after an item is not an owner. */
export function isUsedAsThing(name: string, text: string): boolean {
  if (!/^\p{Lu}[\p{L}\d]{2,30}$/u.test(name)) return false;
  let seen = 0;
  for (let at = text.indexOf(name); at >= 0 && seen < 50; at = text.indexOf(name, at + name.length), seen++) {
    if (/[\p{L}\d@]/u.test(text[at - 1] ?? ' ') || /[\p{L}\d]/u.test(text[at + name.length] ?? ' ')) continue;
    const before = text.slice(Math.max(0, at - 24), at);
    const after = text.slice(at + name.length, at + name.length + 24);
    if (BEFORE.test(before) || AFTER.test(after)) return true;
  }
  return false;
}
