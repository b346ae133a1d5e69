import type { Json, Step } from '../tour.ts';
import { BOT, finds, visible } from './finds.ts';

const SECONDS = 1000;
const MINUTES = 60 * SECONDS;

export const reported: Step = {
  title: 'Aiko, in support, opens an ordinary issue',
  async play(stage) {
    const body =
      'Customers write that their card is declined. Tried two of mine: both declined, both fine elsewhere.\n\n- [x] EU\n- [ ] US, nobody has written yet';
    const issue = await stage.act('aiko', 'POST', '/issues', { title: 'Checkout rejects cards', body });
    finds.report = issue.number;
    return [stage.link(`/issues/${issue.number}`)];
  },
};

export const declared: Step = {
  title: 'The labels incident and sev2: Debrief declares the incident, with its status panel',
  async play(stage) {
    await stage.act('aiko', 'POST', `/issues/${finds.report}/labels`, { labels: ['incident', 'sev2'] });
    const incident = await stage.until('an incident issue by Debrief that names the report', async () => {
      const list: Json[] = await stage.read('/issues?labels=incident,sev2');
      const found = list.find(
        (issue) => issue.user.login === BOT && visible(issue.body).includes(`#${finds.report}`),
      );
      return found
        ? { value: found }
        : {
            saw: `incident issues: ${list.map((issue) => `#${issue.number} by ${issue.user.login}`).join(', ') || 'none'}`,
          };
    });
    finds.incident = incident.number;
    const panel = await stage.until('a status panel that shows SEV2', async () => {
      const comments: Json[] = await stage.read(`/issues/${finds.incident}/comments`);
      const found = comments.find((one) => one.user.login === BOT && /SEV2/.test(visible(one.body)));
      return found ? { value: found } : { saw: `${comments.length} comments on #${finds.incident}` };
    });
    finds.panel = panel.id;
    await stage.until(`a comment on the report that links #${finds.incident}`, async () => {
      const comments: Json[] = await stage.read(`/issues/${finds.report}/comments`);
      const found = comments.find((one) => one.user.login === BOT && one.body.includes(`#${finds.incident}`));
      return found ? { value: true } : { saw: `${comments.length} comments on #${finds.report}` };
    });
    return [stage.link(`/issues/${finds.incident}`)];
  },
};

export const commands: Step = {
  title: 'Commands in comments: who leads, since when, what happened, how it stands',
  async play(stage) {
    const now = Math.floor(Date.now() / MINUTES) * MINUTES;
    finds.start = now - 52 * MINUTES;
    const clock = (minutes: number) =>
      `${new Date(finds.start + minutes * MINUTES).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
    const say = async (who: string, body: string): Promise<number> =>
      (await stage.act(who, 'POST', `/issues/${finds.incident}/comments`, { body })).id;
    const spoken = [
      await say(
        'mira',
        `I have it.\n\n/incident ic me\n/incident time started ${clock(0)}\n/incident time detected ${clock(5)}`,
      ),
      await say(
        'tomas',
        `/incident timeline ${clock(6)} The alert on the error rate of checkout pages the on-call engineer\n/incident time acknowledged ${clock(8)}`,
      ),
      await say(
        'mira',
        '/incident comms @aiko\n/incident update Checkout rejects one payment in three; the connection to the payment gateway is refused.',
      ),
      await say('tomas', `/incident identified The client certificate of the gateway has expired.`),
    ];
    await stage.until('a 👍 by Debrief under each command', async () => {
      const thumbs = await Promise.all(
        spoken.map(async (id) => {
          const given: Json[] = await stage.read(`/issues/comments/${id}/reactions`);
          return given.some(({ content, user }) => content === '+1' && user.login === BOT);
        }),
      );
      const missing = thumbs.filter((up) => !up).length;
      return missing ? { saw: `${missing} of ${spoken.length} without an answer` } : { value: true };
    });
    await stage.until('the panel edited in place: Cause identified, commanded by @mira', async () => {
      const { body } = await stage.read(`/issues/comments/${finds.panel}`);
      const right = /Cause identified/.test(body) && /@mira/.test(body) && /@aiko/.test(body);
      return right ? { value: true } : { saw: visible(body).slice(0, 200) };
    });
    return [stage.link(`/issues/${finds.incident}#issuecomment-${finds.panel}`)];
  },
};

export const resolved: Step = {
  title: 'Resolved: the post-mortem appears as a pull request, its timeline filled in',
  async play(stage) {
    const at = `${new Date(finds.start + 48 * MINUTES).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
    const body = `/incident time mitigated ${at}\n/incident resolved A new certificate is in place; payments have been normal since ${at.slice(11)}.`;
    await stage.act('tomas', 'POST', `/issues/${finds.incident}/comments`, { body });
    const pull = await stage.until('an open pull request by Debrief with the label post-mortem', async () => {
      const list: Json[] = await stage.read('/pulls');
      const found = list.find(
        (one) => one.user.login === BOT && one.labels.some((label: Json) => label.name === 'post-mortem'),
      );
      return found ? { value: found } : { saw: `${list.length} open pull requests` };
    });
    finds.pull = pull.number;
    finds.branch = pull.head.ref;
    const files: Json[] = await stage.read(`/pulls/${pull.number}/files`);
    finds.path = files[0]?.filename ?? '';
    const file = await stage.read(`/contents/${finds.path}?ref=${encodeURIComponent(finds.branch)}`);
    finds.draft = Buffer.from(file.content, 'base64').toString('utf8');
    const line = /^\| \d{4}-\d\d-\d\d \d\d:\d\d UTC \| .*error rate of checkout/m;
    await stage.until('a timeline with what was noted during the incident', async () =>
      line.test(finds.draft) ? { value: true } : { saw: finds.draft.slice(0, 300) },
    );
    await stage.until(`the panel: resolved, with a link to #${pull.number}`, async () => {
      const panel = await stage.read(`/issues/comments/${finds.panel}`);
      const right = /Resolved/.test(panel.body) && panel.body.includes(`#${pull.number}`);
      return right ? { value: true } : { saw: visible(panel.body).slice(0, 200) };
    });
    return [stage.link(`/pull/${pull.number}`), stage.link(`/blob/${finds.branch}/${finds.path}`)];
  },
};
