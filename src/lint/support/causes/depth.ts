import type { ContributingFactor, PostMortem, WhyChain } from '../../../postmortem/model.ts';
import { shows } from '../../../postmortem/phrases/sign.ts';
import { analyseAlone } from '../../blame/analyse.ts';
import { humanError } from '../../phrases/causes.ts';

const AT_FAULT = new Set(['person-at-fault', 'human-error', 'judgement']);

/** True if a cause names a person or "human error", and no property of a system or process. */
function stopsAtPerson(text: string): boolean {
  if (shows(humanError, text)) return true;
  const { verdict } = analyseAlone(text.slice(0, 600)) ?? {};
  return verdict !== null && verdict !== undefined && AT_FAULT.has(verdict.rule);
}

/** How deep a document's causal analysis goes, for the rules about depth. */
export interface Depth {
  /** Factors that say more than "human error". */
  readonly factors: readonly ContributingFactor[];
  /** A chain that is long enough and ends in a property of a system or process. */
  readonly chain: WhyChain | null;
  /** A chain that is long enough and stops at a person. */
  readonly stopped: WhyChain | null;
}

export function depthOf(postmortem: PostMortem, whys: number): Depth {
  const factors = postmortem.contributingFactors.filter(
    ({ text }) => !(text.length < 120 && shows(humanError, text)),
  );
  const long = postmortem.whyChains.filter(({ steps }) => steps.length >= whys);
  const ending = long.map((chain) => ({ chain, stops: stopsAtPerson(chain.steps.at(-1)!.value) }));
  return {
    factors,
    chain: ending.find(({ stops }) => !stops)?.chain ?? null,
    stopped: ending.find(({ stops }) => stops)?.chain ?? null,
  };
}
