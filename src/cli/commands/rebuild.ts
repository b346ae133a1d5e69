import type { Missed } from '../../reconcile/sweep.ts';
import { plainLines } from '../../sinks/terminal.ts';
import { defineCommand, UsageError } from '../command.ts';
import { forPeople } from '../github.ts';

export default defineCommand({
  summary: 'Rebuild the data behind pages and reports from GitHub, if it is missing or wrong',
  usage: '',
  flags: {},
  examples: [
    ['debrief rebuild', "with the App's own environment: delete the read model, and queue everything"],
  ],
  async run(_, io) {
    const { readConfig } = await import('../../app/config.ts');
    const { useProxy } = await import('../../github/proxy.ts');
    try {
      const config = readConfig(io.env);
      if (!config.credentials)
        throw new UsageError(
          'Only the App knows every repository: run this with its environment (APP_ID, PRIVATE_KEY, WEBHOOK_SECRET).',
        );
      await useProxy(io.env);
      const { makeLog } = await import('../../app/log.ts');
      const { signIn } = await import('../../app/installations.ts');
      const { openStore } = await import('../../store/open.ts');
      const { Policies } = await import('../../reconcile/policies.ts');
      const { sweep } = await import('../../reconcile/sweep.ts');
      const log = makeLog('silent');
      const { githubFor, repositories } = await signIn(config, config.credentials, log);
      const store = await openStore({
        url: config.databaseUrl,
        folder: config.dataFolder,
        onError: () => {},
      });
      try {
        await store.readModel.clear();
        const missed: Missed = new Map();
        const found = await sweep('everywhere', {
          githubFor,
          repositories,
          store,
          policies: new Policies(0, Date.now, store.labelNames),
          missed,
          log,
        });
        io.out(plainLines(`${found} objects are queued. The App looks at each, now or when it starts.\n`));
        const names = [...missed.values()].map(({ repo }) => `${repo.owner}/${repo.repo}`).join(', ');
        if (names) throw new UsageError(`GitHub did not answer for ${names}. Run \`debrief rebuild\` again.`);
      } finally {
        await store.close();
      }
      return 0;
    } catch (error) {
      throw forPeople(error);
    }
  },
});
