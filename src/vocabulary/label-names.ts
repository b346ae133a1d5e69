import type { Repo } from './refs.ts';

/** A label that was renamed or, with `from` null, created. */
export interface NamedLabel {
  readonly from: string | null;
  readonly to: string;
}

/** A label whose name in the policy is out of date; `setting`: its path there, such as `labels.incident`. */
export interface RenamedLabel {
  readonly setting: string;
  readonly from: string;
  readonly to: string;
}

/** The labels that were renamed on GitHub, which nothing there shows afterwards. */
export interface LabelNames {
  /** Current names by former name in lower case; labels that were never renamed are absent. */
  of(repo: Repo): Promise<ReadonlyMap<string, string>>;
  /** Records a label's name, which from then on is not a former name of another label. */
  note(repo: Repo, label: NamedLabel): Promise<void>;
}
