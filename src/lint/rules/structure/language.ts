import { languageOf } from '../../blame/language-of.ts';
import { defineRule } from '../../rule.ts';

const german = `# Bestellungen standen still

## Was geschah

Am Montagmorgen fiel der Bestelldienst für zwanzig Minuten aus. Der Administrator hat das falsche Laufwerk
gelöscht, weil die beiden Systeme denselben Namen trugen. Die Replik war im Rückstand und konnte nicht übernehmen.
`;

export default defineRule({
  id: 'structure/language',
  summary: 'Says, once, when a document is not in English; the rules on language then keep silent',
  why: 'Debrief understands English sentences only. Guesses about another language would be wrong most of the time, and silence would look like praise. So the rules on blame are off for such a document, and this says so. Timeline, action items and front matter are judged as ever.',
  instead:
    'Nothing: write in the language that your team thinks in, and read for blame yourselves. Headings, columns and times are read in German, French, Spanish, Portuguese, Italian, Dutch, Japanese and Chinese; list headings in other languages under `lint.sections`.',
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
    const { code, judged } = languageOf(postmortem);
    if (judged) return;
    const { text } = postmortem.document;
    const start = postmortem.title?.span.start ?? Math.max(0, text.search(/\S/));
    const end = text.slice(start).search(/[\r\n]|$/) + start;
    const what =
      code === 'und'
        ? 'is in a language that Debrief does not know'
        : `is in ${new Intl.DisplayNames('en', { type: 'language' }).of(code)}`;
    yield {
      span: { start, end },
      message: `This document ${what}, and its rules on blame understand English only, so they kept silent here. Read for blame with a second pair of eyes.`,
    };
  },
});
