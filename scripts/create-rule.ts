/** Makes the file of a new rule: `npm run create-rule -- family/name`. Its test fails until it is filled in. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { FAMILIES } from '../src/lint/rule.ts';
import { didYouMean } from '../src/policy/did-you-mean.ts';

const [id = ''] = process.argv.slice(2);
const [family = '', name = ''] = id.split('/');
const path = `src/lint/rules/${id}.ts`;

const problem = !(FAMILIES as readonly string[]).includes(family)
  ? `The family is one of ${FAMILIES.join(', ')}.${didYouMean(family, FAMILIES)}`
  : !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)
    ? 'The name is lower case, with hyphens: `timeline/zone-stated`.'
    : existsSync(path)
      ? `${path} is there already.`
      : null;
if (problem !== null) {
  console.error(`npm run create-rule -- family/name\n${problem}`);
  process.exit(2);
}

mkdirSync(dirname(path), { recursive: true });
writeFileSync(path, template());
console.log(`Wrote ${path}.
1. Fill it in: what it looks for, why it matters, what to write instead, an example that is reported and one that is not.
2. npm run generate
3. npx vitest run test/lint/rules.test.ts -t ${id}`);

function template(): string {
  return `import { defineRule } from '../../rule.ts';

export default defineRule({
  id: '${id}',
  summary: 'TODO: one line, what it looks for',
  why: 'TODO: why it matters to somebody who was on call',
  instead: 'TODO: what to write instead',
  options: {},
  levels: { light: 'hint', standard: 'warning', strict: 'error' },
  bad: [
    {
      title: 'TODO: what is wrong with it',
      markdown: '# Post-mortem\\n\\nTODO: a sentence that is reported.\\n',
      reports: ['TODO: the exact words that are reported'],
    },
  ],
  good: [{ title: 'TODO: what makes it right', markdown: '# Post-mortem\\n\\nTODO: a sentence that is not.\\n' }],
  *check({ postmortem }) {
    // postmortem is the whole document as a model: timeline, actionItems, blocks of prose (src/postmortem/model.ts).
    for (const block of postmortem.blocks) {
      const at = block.text.indexOf('TODO: words');
      if (at < 0) continue;
      yield { span: block.source(at, at + 11), message: 'TODO: what was found, why it matters, what to write instead.' };
    }
  },
});
`;
}
