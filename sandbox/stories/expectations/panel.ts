import { defineExpectation } from '../expectation.ts';
import { compareTexts, texts, visible } from '../texts.ts';

export default defineExpectation({
  about: "Debrief's status panel on the issue: `{has: [texts], lacks: [texts]}`.",
  on: 'required',
  schema: texts,
  async check(wanted, scene, subject) {
    const panel = await scene.panel(subject!);
    const what = `the panel of #${subject!.number}`;
    if (!panel) return { expected: what, found: 'no panel' };
    return compareTexts(wanted, visible(panel.body), what);
  },
});
