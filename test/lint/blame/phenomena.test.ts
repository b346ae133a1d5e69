import { describe, expect, test } from 'vitest';
import { ruleFor } from './analyse.ts';

/** What is ruleFor in each sentence; null for nothing. One table for each thing that English does. */
const tables: Record<string, [string, string | null][]> = {
  'a reason after a particle': [
    ['The page was down because Bob forgot to renew the certificate.', 'person-at-fault'],
    ['The page was down because the controller forgot its lease.', null],
  ],
  'relative clauses': [
    ['The engineer who ran the migration script forgot to check the replica lag.', 'person-at-fault'],
    ['The script that the engineer ran failed to check the replica lag.', null],
    ['The reviewer, who was in a hurry, overlooked the missing index.', 'person-at-fault'],
  ],
  passives: [
    ['The table was accidentally dropped by a developer.', 'person-at-fault'],
    ['The table was accidentally dropped.', 'agentless'],
    ['The session was accidentally dropped by the proxy.', null],
    ['Two fibres were severed by a falling tree.', null],
    ['The ticket was wrongly closed.', 'agentless'],
    ['The ticket was wrongly closed by the sweeper job.', null],
    ['The wrong drive was pulled.', 'agentless'],
    ['The wrong drive was listed in the inventory.', null],
    ['The flag had been switched on for all tenants by mistake.', 'agentless'],
    ['The ticket should have been escalated by support.', 'counterfactual'],
  ],
  'nouns in place of verbs': [
    ['It comes down to the negligence of the night shift.', 'judgement'],
    ['The outage goes back to an oversight by the release manager.', 'judgement'],
    ['A bad call by the shift lead made it longer.', 'person-at-fault'],
    ['The failure of the pump was caused by a short circuit.', null],
  ],
  'verbs with mis- that no list has': [
    ['An engineer mis-merged the branch.', 'person-at-fault'],
    ['The technician mis-plugged two cables.', 'person-at-fault'],
    ['Our sysop mis-read the graph.', 'person-at-fault'],
    ['The script mis-sorted the rows.', null],
    ['The mis-labelled rack was empty.', null],
    ['An engineer re-merged the branch.', null],
  ],
  'words of reproach in sentences that reproach nobody': [
    ['The author opened the change and asked the responsible team member to review it.', null],
    ['The team’s first idea was to turn the proxy on again.', null],
    ['We thought it was a matter of time.', null],
  ],
  'coordination and fronted phrases': [
    ['The operator read the banner and ignored it.', 'person-at-fault'],
    ['Despite two warnings, the release manager neglected the checklist.', 'person-at-fault'],
    ['After the call with the operator, the pump failed to start.', null],
  ],
  fragments: [
    ['Root cause: human error.', 'human-error'],
    ['Faulty fan, bay 2.', null],
    ['Cause found: Bea’s botched merge.', 'person-at-fault'],
    ['Be more careful with the production console.', 'punishment'],
    ['Should have paged the DBA.', 'counterfactual'],
    ['Restarted all pods in the namespace', null],
  ],
  negation: [
    ['The reviewer was not careful.', 'judgement'],
    ['The reviewer was not careless.', null],
    ['Nobody is to blame for this.', null],
    ['It was not the fitter’s fault that both plugs were red.', null],
    ['The hearing found no negligence on anyone’s side.', null],
  ],
  'people and systems with the same word': [
    ['The operator forgot to reconcile the two lists.', 'person-at-fault'],
    ['The Strimzi operator forgot the listener after the rename.', null],
    ['The build agent ignored the label.', null],
    ['The `operator` failed to reconcile.', null],
    ['Gerrit forgets votes after a rebase.', null],
    ['The log cleaner ignored the second volume.', null],
    ['The release mgr forgot the tag.', 'person-at-fault'],
    ['Travis ignored the `skip_cleanup` key.', null],
    ['Tomasz forgot the `skip_cleanup` key.', 'person-at-fault'],
  ],
  'conditions and plans': [
    ['If a technician fat-fingered the command, the tool would ask.', null],
    ['The tool asks unless the technician misread the command.', null],
    ['How can we make sure that a technician never acts without thinking twice?', null],
    ['The guard would have stopped us even if the technician was not paying attention.', null],
  ],
  departments: [
    ['Support was careless.', 'judgement'],
    ['Support really should have called.', 'counterfactual'],
    ['Support did not read the runbook.', 'person-at-fault'],
    ['Support was unavailable.', null],
    ['Support tickets were not read.', null],
  ],
  'they, after people and after systems': [
    ['The night crew was told twice, but they forgot to close the valve.', 'person-at-fault'],
    ['The pods were told twice, but they ignored the signal.', null],
  ],
  'firms that work for the authors': [
    ['The vendor ignored the warning and restarted the array without telling us.', 'person-at-fault'],
    ['Our hosting provider was careless.', 'judgement'],
    ['The identity provider did not check the token.', null],
    ['The provider failed to respond.', null],
  ],
  senses: [
    ['Hamid failed to see the page.', 'person-at-fault'],
    ['Hamid failed to reach the vendor.', null],
    ['Hamid failed the service back to its home site on Sunday.', null],
    ['The on-call engineer rightly ignored the noisy alert.', null],
    ['The probe missed three heartbeats.', null],
    ['The user error rate rose to 4%.', null],
  ],
  'quotations and code': [
    ['The ticket was titled "Bob messed up the VLANs again".', null],
    ['The log says `operator forgot to renew`.', null],
    ['See [why Dana broke the build](https://example.net/dana) for more.', null],
  ],
  'what could not be seen, praise, duty': [
    ['The engineer had no way to see that the replica was behind.', null],
    ['Alice rolled back the deploy at 14:05.', null],
    ['Thanks to the night shift for the quick reaction.', null],
    ['The alert should have fired after five minutes.', null],
  ],
  'other worlds': [
    ['Had the reviewer read the diff, the outage would not have happened.', 'counterfactual'],
    ['The on-call engineer should have checked the lag.', 'counterfactual'],
    ['Had the cache been warm, the outage would have been shorter.', null],
    ['Should the operator choose the wrong region, the form asks again.', null],
    ["She should've asked before the cut-over.", 'counterfactual'],
  ],
  questions: [
    ['Who deployed the bad build?', 'who-question'],
    ['Who was affected?', null],
    ['What made the two buttons look the same?', null],
  ],
  disguises: [
    ['The operator for\u200bgot to renew the certificate.', 'person-at-fault'],
    ['The operator fоrgоt to renew the certificate.', 'person-at-fault'],
    ['The operator didn’t bother to look, he forgot.', 'person-at-fault'],
  ],
  'the first person plural': [['We failed to test the restore path.', 'collective']],
};

describe.each(Object.entries(tables))('%s', (_name, rows) => {
  test.each(rows)('%s', (text, rule) => {
    expect(ruleFor(text)).toBe(rule);
  });
});
