import type { ReadTime } from '../../postmortem/model.ts';
import { MINUTE } from '../../vocabulary/milliseconds.ts';
import {
  clockAt,
  type Linked,
  linkedMessages,
  PERMALINK,
  usualOffset,
} from '../support/timeline/permalinks.ts';
import { quoted } from '../support/words.ts';
import type { TwiceCheck } from './check.ts';

/** By how many minutes the clock of a time in a known zone is ahead of UTC; null if the zone is not known. */
const ahead = ({ epoch, iso }: ReadTime) =>
  epoch === null ? null : Math.round((Date.parse(`${iso!.slice(0, 16)}Z`) - epoch) / MINUTE);

/** True if most entries of a clock link the message they tell of. Where few do, they may quote older ones. */
const mostAgree = (linked: readonly (Linked & { readonly own: number | null })[]): boolean =>
  linked.filter(({ own, offset }) => offset === own).length > linked.length / 2;

/** "18:36", and a link to the chat message of 16:36: whole hours apart, so an hour was misread, or a zone added. */
const permalink: TwiceCheck = {
  gate: PERMALINK.gate,
  find(postmortem) {
    const usual = usualOffset(postmortem)?.offset ?? null;
    const linked = linkedMessages(postmortem).map((each) => {
      const time = each.entry.time!;
      return { ...each, time, own: time.zone === 'none' ? usual : ahead(time) };
    });
    const byClock = Map.groupBy(linked, ({ own }) => own);
    return [...byClock.values()]
      .filter(mostAgree)
      .flat()
      .flatMap(({ time, own, sent, offset, span }) => {
        if (offset === null || own === null || offset === own || (offset - own) % 60 !== 0) return [];
        const local = `${clockAt(sent, own)} by the same clock`;
        return [
          {
            span: time.span,
            other: span,
            says: `This says ${quoted(time.raw)}, and the chat message that the entry links was sent at ${local} (${clockAt(sent, 0)} UTC)`,
          },
        ];
      });
  },
  wrong: [
    '## Timeline (CET)\n\n- 2026-03-02 13:40: [the alert fires](https://shop.slack.com/archives/C02ALERTS/p1772455217123456)\n- 13:50: [restarting](https://shop.slack.com/archives/C02ALERTS/p1772455817123456)\n- 15:10: [it is back](https://shop.slack.com/archives/C02ALERTS/p1772457017123456)',
    '## Timeline\n\n- 2026-03-02 13:40: [the alert fires](https://shop.slack.com/archives/C02ALERTS/p1772455217123456)\n- 13:50: [restarting](https://shop.slack.com/archives/C02ALERTS/p1772455817123456)\n- 14:10: [it is back](https://shop.slack.com/archives/C02ALERTS/p1772457017123456)\n- 16:10: [all clear](https://shop.slack.com/archives/C02ALERTS/p1772460617123456)',
    '## Timeline (CET)\n\n### 2026-03-02 13:40\n\nThe [alert](https://shop.slack.com/archives/C02ALERTS/p1772455217123456) fires.\n\n### 13:50\n\nThe consumer is [restarted](https://shop.slack.com/archives/C02ALERTS/p1772455817123456).\n\n### 15:10\n\nIt is [back](https://shop.slack.com/archives/C02ALERTS/p1772457017123456).\n\n### 15:20\n\nAll clear.',
  ],
  right: [
    '## Timeline (UTC)\n\n- 2026-03-02 13:40: Bo reads [the warning](https://shop.slack.com/archives/C02ALERTS/p1772455217123456) of the hour before\n- 13:52: the consumer is restarted',
    '## Timeline (CET)\n\n- 2026-03-02 13:40: [the alert fires](https://shop.slack.com/archives/C02ALERTS/p1772455217123456)\n- 13:50: [restarting](https://shop.slack.com/archives/C02ALERTS/p1772455817123456)\n- 14:40: Bo [replies](https://shop.slack.com/archives/C02ALERTS/p1772455217123456?thread_ts=1772455217.123456&cid=C02)',
    '## Timeline (CET)\n\n- 2026-03-02 13:40: [the alert fires](https://shop.slack.com/archives/C02ALERTS/p1772455217123456)\n- 13:52: the consumer is restarted',
    '## Timeline (UTC)\n\n- 2026-03-02 13:40: Bo reads what the [alert](https://shop.slack.com/archives/C02ALERTS/p1772451917123456) said before\n- 13:52: it is as [said at noon](https://shop.slack.com/archives/C02ALERTS/p1772452217123456), and [after it](https://shop.slack.com/archives/C02ALERTS/p1772455817123456)',
    '## Timeline\n\n- 2026-03-02 13:40: [the alert fires](https://shop.slack.com/archives/C02ALERTS/p1772455217123456)\n- 13:52: the consumer is restarted',
  ],
};

export default permalink;
