import { defineExpectation } from '../expectation.ts';
import { commentPath, issuePath } from '../names.ts';
import { compareTexts, texts, visible } from '../texts.ts';

export default defineExpectation({
  about: 'The text of the issue, the pull request, or the comment with that name.',
  on: 'required',
  schema: texts,
  async check(wanted, scene, subject) {
    const found = await scene.read(commentPath(scene, subject!) ?? issuePath(scene, subject!));
    return compareTexts(wanted, visible(found?.body ?? ''), `the text of #${subject!.number}`);
  },
});
