import { namedPeople } from '../../blame/names.ts';
import { defineRule, type Finding } from '../../rule.ts';

export default defineRule({
  id: 'blame/named-person',
  summary: 'Causes, what went wrong and the summary name roles, not people',
  why: 'Readers take a name next to a cause for the cause, however neutral the sentence. The document outlives the week in which everybody knows how you meant it: a search for the name finds it in five years.',
  instead:
    'Write the role: “the on-call engineer”, “the author of the change”, “a maintainer”. Names are fine as credit or duty: authors, roles, owners of action items, thanks, and who did what in the timeline.',
  options: {
    allow: {
      type: 'list',
      default: [],
      about: 'Names that are fine anywhere, such as a public figure or a company.',
    },
  },
  levels: { light: 'warning', standard: 'warning', strict: 'warning' },
  bad: [
    {
      title: 'A name in the causes',
      markdown:
        '# Checkout was down\n\n## Root cause\n\nTomasz Nowak merged the change before the tests had run.\n',
      reports: ['Tomasz Nowak'],
    },
    {
      title: 'A handle in what went wrong',
      markdown: '# Checkout was down\n\n## What went wrong\n\n- The page reached @mkowalski after an hour.\n',
      reports: ['@mkowalski'],
    },
  ],
  good: [
    {
      title: 'A role',
      markdown:
        '# Checkout was down\n\n## Root cause\n\nThe author of the change merged it before the tests had run.\n',
    },
    {
      title: 'Owners, authors, thanks',
      markdown:
        '# Checkout was down\n\n- Author: Tomasz Nowak\n\n## Summary\n\nCheckout was down. Thanks to Tomasz Nowak, who found the cause.\n\n## Action items\n\n- [ ] Run the tests before the merge (@mkowalski, 2026-05-01)\n',
    },
    {
      title: 'Credit',
      markdown:
        '# Checkout was down\n\n## Summary\n\nTomasz Nowak noticed the errors, and the leak was found by @mkowalski. The alert was seen because Tomasz Nowak happened to look. Releases can be traced by hand, as @mkowalski did to debug this.\n',
    },
    {
      title: 'What somebody says about it',
      markdown:
        '# Checkout was down\n\n## Root cause\n\nAs @mkowalski noted, the leak is old. The write-up by @tnowak explains it, and Tomasz’s theory was right. Tomasz Nowak was able to restore the index. The host was reached by its direct LAN IP.\n',
    },
    {
      title: 'The people of an example, and labels',
      markdown:
        '# Checkout was down\n\n## Root cause\n\nAlice deposited a token, and Bob took it out twice. The job hung (Jordan: `WAITING`).\n',
    },
    {
      title: 'Products with names',
      markdown:
        '# Checkout was down\n\n## Root cause\n\nTravis skipped the tests, and Jenkins deployed the branch.\n',
    },
  ],
  *check({ postmortem, people, systems, options }): Iterable<Finding> {
    const allowed = new Set(options.allow.map((name) => name.toLowerCase().replace(/^@/, '')));
    for (const { span, name } of namedPeople(postmortem, { people, systems })) {
      if (allowed.has(name.toLowerCase().replace(/^@/, ''))) continue;
      yield {
        span,
        message: `“${name}” is named next to a cause, and readers will take the person for the cause. Write the role (“the on-call engineer”); names are welcome among authors, owners and thanks.`,
      };
    }
  },
});
