import { OF_THE_INCIDENT } from './items/layouts/promised.ts';
import { isBelow } from './items/places/regions.ts';
import { kindsOfText, type TextKind } from './kinds-of-text.ts';
import type { PostMortem } from './model.ts';

/** The output of `debrief read --format json`: a public contract. */
export interface PostMortemReport {
  readonly title: string | null;
  readonly kind: PostMortem['kind'];
  /** One sentence: why the document is read or skipped. */
  readonly kindReason: string;
  readonly severity: string | null;
  readonly frontMatter: Readonly<Record<string, unknown>> | null;
  readonly sections: readonly { readonly heading: string; readonly line: number }[];
  readonly timeline: readonly {
    readonly line: number;
    readonly at: string | null;
    /** Whether the offset of `at` is only the likeliest meaning of an abbreviation such as IST. */
    readonly zoneAssumed: boolean;
    readonly raw: string;
    readonly text: string;
  }[];
  readonly actionItems: readonly {
    readonly line: number;
    readonly text: string;
    readonly owners: readonly string[];
    readonly due: string | null;
    readonly type: string | null;
    readonly status: string | null;
    readonly state: PostMortem['actionItems'][number]['state'];
    /** The same as `state` “done”. */
    readonly done: boolean;
    readonly issue: string | null;
    /** True for what a sentence promises: no item that rules, issues and reminders know. */
    readonly promised: boolean;
  }[];
  readonly contributingFactors: readonly { readonly line: number; readonly text: string }[];
  /** The words that mark the whole document as fiction; null otherwise. */
  readonly fiction: string | null;
  /** Blocks that are not the authors' own account, such as chat lines. */
  readonly textKinds: readonly { readonly line: number; readonly kind: TextKind }[];
}

/** The model as plain JSON. `at` has an offset if the zone is known, and is a bare date if there is no clock time. */
export function toReport(postmortem: PostMortem): PostMortemReport {
  const kinds = kindsOfText(postmortem);
  const { actionItems } = postmortem;
  const promised = postmortem.promised.filter(({ section }) => !isBelow(section, OF_THE_INCIDENT));
  return {
    title: postmortem.title?.value ?? null,
    kind: postmortem.kind,
    kindReason: postmortem.kindReason,
    severity: postmortem.severity?.value ?? null,
    frontMatter: postmortem.frontMatter?.data ?? null,
    sections: postmortem.sections.map(({ heading, line }) => ({ heading, line })),
    timeline: [
      ...postmortem.timeline.map(({ line, time, text }) => ({
        line,
        at: time?.iso ?? null,
        zoneAssumed: time?.zone === 'assumed',
        raw: time?.raw ?? '',
        text,
      })),
      ...postmortem.untimed.map(({ line, text }) => ({ line, at: null, zoneAssumed: false, raw: '', text })),
    ],
    actionItems: [...actionItems, ...promised].map((item, index) => ({
      line: item.line,
      text: item.text,
      owners: item.owners,
      due: item.due?.date ?? null,
      type: item.type,
      status: item.status,
      state: item.state,
      done: item.state === 'done',
      issue: item.issue,
      promised: index >= actionItems.length,
    })),
    contributingFactors: postmortem.contributingFactors.map(({ line, text }) => ({ line, text })),
    fiction: kinds.fiction,
    textKinds: postmortem.blocks.flatMap((block) => {
      const kind = kinds.of(block);
      return kind ? [{ line: postmortem.document.point(block.span.start).line, kind }] : [];
    }),
  };
}
