import type { Json } from '../json.ts';
import { BOT, finds, visible } from './finds.ts';
import type { Stage, Step } from './play.ts';

const MINUTE = 60_000;
/** How long ago the incident began, so that its history is an hour old and not a second. */
const AGO = 52;

/** An instant of the story, in minutes after the incident began. */
const at = (minutes: number): Date => new Date(finds.start + minutes * MINUTE);

/** As people type it: `2026-03-01 14:03 UTC`. */
const typed = (minutes: number): string => `${at(minutes).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

/** Comments on the incident, at a time of the story; resolves to the comment's id. */
async function say(stage: Stage, minutes: number, who: string, lines: readonly string[]): Promise<number> {
  stage.github.setClock(at(minutes));
  const body = lines.join('\n');
  return (await stage.act(who, 'POST', `/issues/${finds.incident}/comments`, { body })).id;
}

const panelShows = (stage: Stage, expected: string, right: (text: string) => boolean) =>
  stage.until(expected, async () => {
    const text = visible((await stage.read(`/issues/comments/${finds.panel}`)).body);
    return right(text) ? { value: true } : { saw: text.slice(0, 300) };
  });

export const reported: Step = {
  title: 'Aiko, in support, opens an ordinary issue',
  async play(stage) {
    finds.start = Math.floor(Date.now() / MINUTE) * MINUTE - AGO * MINUTE;
    stage.github.setClock(at(5));
    const body =
      'Customers write that their card is declined. Tried two of mine: both declined here, both fine elsewhere.\n\n- [x] EU\n- [ ] US, nobody has written yet';
    const issue = await stage.act('aiko', 'POST', '/issues', { title: 'Checkout rejects cards', body });
    finds.report = issue.number;
    return [stage.link(`/issues/${issue.number}`)];
  },
};

export const declared: Step = {
  title: 'The labels incident and sev2: Debrief declares the incident, with its status panel',
  async play(stage) {
    stage.github.setClock(at(6));
    await stage.act('aiko', 'POST', `/issues/${finds.report}/labels`, { labels: ['incident', 'sev2'] });
    finds.incident = await stage.until('an incident issue by Debrief that names the report', async () => {
      const list: Json[] = await stage.read('/issues?labels=incident,sev2');
      const mine = list.filter((issue) => issue.user.login === BOT);
      const found = mine.find((issue) => visible(issue.body).includes(`#${finds.report}`));
      return found ? { value: found.number } : { saw: `${mine.length} incident issues by Debrief` };
    });
    finds.panel = await stage.until('a status panel that shows SEV2', async () => {
      const comments: Json[] = await stage.read(`/issues/${finds.incident}/comments`);
      const found = comments.find((one) => one.user.login === BOT && /SEV2/.test(visible(one.body)));
      return found ? { value: found.id } : { saw: `${comments.length} comments on #${finds.incident}` };
    });
    await stage.until(`a comment on the report that links #${finds.incident}`, async () => {
      const comments: Json[] = await stage.read(`/issues/${finds.report}/comments`);
      const linked = comments.some(
        (one) => one.user.login === BOT && one.body.includes(`#${finds.incident}`),
      );
      return linked ? { value: true } : { saw: `${comments.length} comments on #${finds.report}` };
    });
    return [stage.link(`/issues/${finds.incident}`)];
  },
};

export const commands: Step = {
  title: 'Commands in comments: who leads, since when, what happened, how it stands',
  async play(stage) {
    const when = [`/incident time started ${typed(0)}`, `/incident time detected ${typed(5)}`];
    const alert = `/incident timeline ${typed(5)} The alert on the error rate of checkout pages the on-call engineer`;
    const news =
      'Checkout rejects one payment in three: the gateway refuses our client certificate. A new one is being issued.';
    const spoken = [
      await say(stage, 8, 'mira', ['I have it.', '', '/incident ic me', ...when]),
      await say(stage, 9, 'tomas', ['/incident dri me', alert]),
      await say(stage, 42, 'mira', ['/incident comms @aiko', `/incident update ${news}`]),
      await say(stage, 44, 'tomas', ['/incident identified']),
    ];
    await stage.until('a 👍 by Debrief under each of the comments', async () => {
      const thumbs = await Promise.all(
        spoken.map(async (id) => {
          const given: Json[] = await stage.read(`/issues/comments/${id}/reactions`);
          return given.some(({ content, user }) => content === '+1' && user.login === BOT);
        }),
      );
      const missing = thumbs.filter((up) => !up).length;
      return missing ? { saw: `${missing} of ${spoken.length} without an answer` } : { value: true };
    });
    const parts = ['Cause identified', '@mira', '@tomas', '@aiko', 'one payment in three'];
    await panelShows(stage, `the panel edited in place: ${parts.join(', ')}`, (text) =>
      parts.every((part) => text.includes(part)),
    );
    return [stage.link(`/issues/${finds.incident}#issuecomment-${finds.panel}`)];
  },
};

export const resolved: Step = {
  title: 'Resolved: the post-mortem appears as a pull request, its timeline filled in',
  async play(stage) {
    await say(stage, 48, 'tomas', ['/incident mitigated The new certificate is in place.']);
    await panelShows(stage, 'the panel: mitigated', (text) => /Mitigated/.test(text.split('\n')[0]!));
    stage.github.setClock(null);
    const body = '/incident resolved';
    await stage.act('mira', 'POST', `/issues/${finds.incident}/comments`, { body });
    const pull = await stage.until<Json>(
      'an open pull request by Debrief with the label post-mortem',
      async () => {
        const list: Json[] = await stage.read('/pulls');
        const labelled = (one: Json) => one.labels.some((label: Json) => label.name === 'post-mortem');
        const found = list.find((one) => one.user.login === BOT && labelled(one));
        return found ? { value: found } : { saw: `${list.length} open pull requests` };
      },
    );
    finds.pull = pull.number;
    finds.branch = pull.head.ref;
    const [changed] = await stage.read(`/pulls/${pull.number}/files`);
    finds.path = changed.filename;
    const file = await stage.read(`/contents/${finds.path}?ref=${encodeURIComponent(finds.branch)}`);
    finds.draft = Buffer.from(file.content, 'base64').toString('utf8');
    const noted = `| ${typed(5)} | The alert on the error rate of checkout`;
    await stage.until(`a timeline with the row “${noted}”`, async () =>
      finds.draft.includes(noted)
        ? { value: true }
        : { saw: finds.draft.match(/^\| \d{4}.*$/gm)?.join('\n') ?? '' },
    );
    await panelShows(
      stage,
      `the panel: resolved, with a link to #${pull.number}`,
      (text) => /Resolved/.test(text) && text.includes(`#${pull.number}`),
    );
    return [stage.link(`/pull/${pull.number}`), stage.link(`/blob/${finds.branch}/${finds.path}`)];
  },
};
