import { keysOf } from '../../src/action-items/key.ts';
import { type ItemNote, writeNote } from '../../src/controllers/action-items/marker.ts';
import { FakeGitHub } from '../../src/github/fake/github.ts';
import { writeMarker } from '../../src/github/markers.ts';

const DAY = 86_400_000;
const PLACES = ['pool', 'queue', 'cache', 'gateway', 'index', 'broker', 'proxy', 'ledger'];

/**
 * A repository in which post-mortems were merged, one a day until yesterday, each with five action items that have their
 * issues; and nothing was left to do.
 *
 * @param count how many post-mortems
 */
export async function mergedWorld(count: number) {
  let now = Date.parse('2026-03-01T12:00:00Z') - count * DAY;
  const github = new FakeGitHub({ now: () => new Date(now) });
  const repo = github.repository('acme', 'shop', { people: { ana: 'write', bo: 'write' }, files: {} });
  const ana = github.as('ana');
  const port = github.port();
  const items: number[] = [];
  for (let index = 0; index < count; index++) {
    now += DAY;
    const date = new Date(now).toISOString().slice(0, 10);
    const file = `postmortems/${date}-outage.md`;
    const incident = await port.openIssue(repo, {
      title: `Outage ${index}`,
      body: `${writeMarker('incident', {})}\nAn outage.`,
      labels: ['incident'],
      assignees: [],
    });
    const texts = [0, 1, 2, 3, 4].map(
      (each) => `Cap the ${PLACES[(index + each) % PLACES.length]} of depot ${index} at ${each + 2} workers`,
    );
    const name = `acme/shop#${incident.issue.number}`;
    const lines = texts.map((text) => `- [ ] ${text}, owner: @bo, due 2027-03-01`);
    const text = `---\ntitle: Outage ${index}\ndate: ${date}\nseverity: SEV2\nincident: ${incident.issue.number}\n---\n\n# Outage ${index}\n\n## Timeline\n\n- ${date} 10:00 UTC: impact started\n\n## Action items\n\n${lines.join('\n')}\n`;
    const head = `debrief/${index}`;
    ana.write(repo, { [file]: text }, head);
    const pull = await ana.openPullRequest(repo, { title: head, body: '', head, base: 'main', draft: false });
    await ana.addLabels(pull, ['post-mortem']);
    const { mergedAt } = await ana.merge(pull);
    await ana.editIssue(incident.issue, { state: 'closed' });
    const keys = keysOf(texts);
    for (const [each, title] of texts.entries()) {
      const note: ItemNote = {
        file,
        key: keys[each]!,
        earlier: [],
        incident: name,
        due: '2027-03-01',
        agreed: null,
        owner: 'bo',
        severity: 'SEV2',
        service: null,
        objective: null,
        factor: null,
        title,
        at: mergedAt!,
        replaces: null,
      };
      const body = `${writeNote(note)}\n${title}`;
      const { issue } = await port.openIssue(repo, {
        title,
        body,
        labels: ['action-item'],
        assignees: ['bo'],
      });
      await port.addSubIssue(incident.issue, issue);
      items.push(issue.number);
    }
    repo.git.branches.delete(head);
  }
  return {
    github,
    repo,
    port,
    items,
    later: (days: number) => (now += days * DAY),
    now: () => new Date(now),
  };
}
