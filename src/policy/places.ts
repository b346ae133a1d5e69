/** Where a repository keeps its policy; the first that is there counts. The organisation's is in its repository `.github`. */
export const POLICY_PATHS = ['.github/debrief.yml', '.github/debrief.yaml'] as const;

/** The repository of an organisation whose policy and templates apply where a repository has none of its own. */
export const ORGANISATION_REPO = '.github';
