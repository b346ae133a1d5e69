import { z } from 'zod';
import { fileOf, readFile } from '../contents.ts';
import { defineExpectation } from '../expectation.ts';
import { compareTexts, texts } from '../texts.ts';

export default defineExpectation({
  about:
    'A file: `{file: path, has, lacks}` on the default branch, or with `on` in a pull request; `auto` is its post-mortem, by default of the latest one.',
  on: 'optional',
  beside: ['has', 'lacks', 'exists', 'repository'],
  schema: z.strictObject({
    file: z.string(),
    has: texts.shape.has,
    lacks: texts.shape.lacks,
    exists: z.boolean().default(true),
    repository: z.string().optional(),
  }),
  async check({ file, has, lacks, exists, repository }, scene, subject) {
    const pull = subject ?? (file === 'auto' ? await scene.find('post-mortem') : null);
    const at = pull ? await fileOf(scene, pull, file) : { repo: repository ?? scene.repo, path: file };
    const found = await readFile(scene, at);
    if (!found) return exists ? { expected: `the file ${at.path}`, found: 'no such file' } : null;
    if (!exists) return { expected: `no file ${at.path}`, found: found.text };
    return compareTexts({ has, lacks }, found.text, at.path);
  },
});
