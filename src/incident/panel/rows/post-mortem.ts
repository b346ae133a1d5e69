import { reference } from '../../../markdown/write/markdown.ts';
import type { Links, PanelRow } from '../row.ts';

const STATES = { open: 'in review', merged: 'merged', closed: 'closed without a merge' } as const;

/** How the panel says where a post-mortem stands. */
export function postMortemText({ number, state }: NonNullable<Links['postMortem']>): string {
  return `#${number}, ${STATES[state]}`;
}

const postMortem: PanelRow = {
  place: 50,
  show: ({ links }) =>
    links.postMortem ? [['Post-mortem', reference(postMortemText(links.postMortem))]] : [],
};
export default postMortem;
