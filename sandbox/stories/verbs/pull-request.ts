import { z } from 'zod';
import { changeFile } from '../contents.ts';
import { several } from '../lists.ts';
import { subjectOf } from '../scene.ts';
import { defineVerb } from '../verb.ts';

export default defineVerb({
  about: 'Opens a pull request with `files: {path: text}`, or `replace: {path: {old: new}}`.',
  byPerson: true,
  schema: z.strictObject({
    name: z.string().optional(),
    title: z.string(),
    body: z.string().default(''),
    branch: z.string().optional(),
    draft: z.boolean().default(false),
    labels: several.default([]),
    files: z.record(z.string(), z.string()).default({}),
    replace: z.record(z.string(), z.record(z.string(), z.string())).default({}),
    repository: z.string().optional(),
  }),
  async play({ name, branch, files, replace, labels, repository, ...given }, scene, who) {
    const repo = repository ?? scene.repo;
    const base = scene.base(repo);
    const { default_branch: target } = await scene.read(base);
    const { object } = await scene.read(`${base}/git/ref/heads/${target}`);
    const head =
      branch ?? `${who}-${scene.named.size + 1}-${given.title.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`;
    await scene.act(who, 'POST', `${base}/git/refs`, { ref: `refs/heads/${head}`, sha: object.sha });
    for (const [path, text] of Object.entries(files))
      await changeFile(scene, who, { repo, path, ref: head }, { text });
    for (const [path, parts] of Object.entries(replace))
      await changeFile(scene, who, { repo, path, ref: head }, { replace: parts });
    const made = await scene.act(who, 'POST', `${base}/pulls`, { ...given, head, base: target });
    if (labels.length) await scene.act(who, 'POST', `${base}/issues/${made.number}/labels`, { labels });
    if (name) scene.named.set(name, { ...subjectOf(made), isPull: true });
  },
});
