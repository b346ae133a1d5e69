/** What people do with care, and where they leave it out. Constructions share these lists, so that a word is added once. */

/** Acts of care as nouns: they are skipped, done "without", or "should have been performed". */
export const ACTS_OF_CARE = `
check checks review reviews test tests testing assessment rehearsal drill dry-run analysis audit inspection survey
walkthrough backup backups announcement consultation investigation meeting handover verification validation evaluation
warning notice communication comparison trial approval sign-off permission authorisation authorization coordination
planning preparation care diligence consideration proofreading snapshot checklist rollback confirmation training
briefing soak canary staging supervision thought second-look peer-review`;

/** What people write, keep up to date, open and follow. */
export const PAPERS = `
page runbook runbooks playbook playbooks documentation docs doc ticket tickets wiki checklist checklists inventory
diagram readme guide guides changelog spreadsheet procedure procedures process instructions manual template form plan
calendar rota roster diary notes note protocol policy guideline guidelines log logbook handbook schedule list register
record records status-page`;

/** What people tell each other; to leave it out is an omission of theirs. */
export const TELLS = `
inform tell notify warn ask consult brief involve escalate communicate announce remind coordinate mention raise flag
report share document page`;

/** What is got wrong in a head or by fingers: no software does these, so that a passive of them hides a person. */
export const SLIPS_OF_THE_HEAD = `
forget overlook misread misunderstand misinterpret misjudge misremember mistype mis-type miscount mishear misspell
fat-finger fatfinger underestimate overestimate under-estimate over-estimate neglect disregard miskey mis-key misclick
mis-click miscommunicate misdiagnose botch bungle mishandle`;
