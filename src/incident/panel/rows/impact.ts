import { phrase, type Value } from '../../../markdown/write/markdown.ts';
import { oneLine, shorten } from '../../../markdown/write/plain.ts';
import { userMarkdown } from '../../../markdown/write/user-text.ts';
import type { PanelRow } from '../row.ts';

/** What users feel, in somebody's words, and which services it is. */
const impact: PanelRow = {
  place: 22,
  show({ incident, policy }) {
    const { impact: said, services } = incident;
    const named: Value[] = services.map((name) => {
      const runbook = policy.services.find((service) => service.name === name)?.runbook;
      return runbook ? phrase`${name} ([runbook](${runbook}))` : phrase`${name}`;
    });
    const list = named.flatMap((name, index) => (index ? [', ', name] : [name]));
    return [
      ...(said ? [['Impact', userMarkdown(shorten(oneLine(said.text), 200))] as const] : []),
      ...(list.length ? [['Services', list.flatMap((part) => phrase`${part}`)] as const] : []),
    ];
  },
};
export default impact;
