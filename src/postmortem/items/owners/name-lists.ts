import type { ActionItem } from '../../model.ts';

/** How many names in a row are a list of things: endpoints, queries, hosts. */
const ENOUGH = 3;

/** Without runs of items that are bare names: below "Corrective actions", such a list says what was changed. */
export function withoutNames(items: readonly ActionItem[]): readonly ActionItem[] {
  const names = new Set<ActionItem>();
  let run: ActionItem[] = [];
  const close = () => {
    if (run.length >= ENOUGH) for (const each of run) names.add(each);
    run = [];
  };
  for (const item of items) {
    if (item.section !== run[0]?.section || !isName(item)) close();
    if (isName(item)) run.push(item);
  }
  close();
  return names.size === 0 ? items : items.filter((item) => !names.has(item));
}

const isName = ({ text, owners, due, state, layout, issue }: ActionItem): boolean =>
  /^\S+$/.test(text.trim()) &&
  owners.length === 0 &&
  due === null &&
  state !== 'done' &&
  issue === null &&
  layout !== 'task' &&
  /[a-z]/i.test(text);
