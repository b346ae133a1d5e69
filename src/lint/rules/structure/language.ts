import { languageOf } from '../../blame/language-of.ts';
import { defineRule } from '../../rule.ts';
import { isUnknownLanguage } from '../../support/unknown-language.ts';

const german = `# Bestellungen standen still

## Was geschah

Am Montagmorgen fiel der Bestelldienst für zwanzig Minuten aus. Der Administrator hat das falsche Laufwerk
gelöscht, weil die beiden Systeme denselben Namen trugen. Die Replik war im Rückstand und konnte nicht übernehmen.
`;

export default defineRule({
  id: 'structure/language',
  summary: 'Says once that a document is not in English; the rules on language then stay silent',
  why: 'Debrief understands English sentences only. Guesses about another language would be wrong most of the time, and silence would look like praise. So the rules on blame are off for such a document, and this rule says so. Timeline, action items and front matter are checked as usual.',
  instead:
    'Nothing: write in the language that your team thinks in, and read for blame yourselves. Debrief reads headings, columns and times in German, French, Spanish, Portuguese, Italian, Dutch, Russian, Japanese, Chinese and Korean; list headings in other languages under `lint.sections`.',
  options: {},
  levels: { light: 'hint', standard: 'hint', strict: 'hint' },
  worth: 45,
  bad: [{ title: 'A document in German', markdown: german, reports: ['# Bestellungen standen still'] }],
  good: [
    {
      title: 'English, with a quotation in German',
      markdown:
        '# Orders stood still\n\n## What happened\n\nThe order service was down for twenty minutes on Monday morning, since both volumes had the same name and the replica was behind. A customer wrote: “Die Bestellung ist nicht angekommen.”\n',
    },
  ],
  *check({ postmortem }) {
    const isUnknown = isUnknownLanguage(postmortem);
    const { code, judged } = languageOf(postmortem);
    if (judged && !isUnknown) return;
    const { text } = postmortem.document;
    const start = postmortem.title?.span.start ?? Math.max(0, text.search(/\S/));
    const end = text.slice(start).search(/[\r\n]|$/) + start;
    const { language } = postmortem;
    // Its own script proves more than a few words of code that are also words of another language.
    const what =
      code !== 'und' && !isUnknown && !language?.script
        ? `is in ${new Intl.DisplayNames('en', { type: 'language' }).of(code)}`
        : language
          ? `is in ${language.name}`
          : 'is in a language that Debrief does not know';
    yield {
      span: { start, end },
      message: `This document ${what}, and Debrief's rules on blame understand English only, so they are silent here${isUnknown ? ', and so are the rules that look for something by its words' : ''}. Have somebody read it for blame.`,
    };
  },
});
