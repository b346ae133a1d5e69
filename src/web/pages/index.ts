import type { Page } from '../site.ts';
import health, { type Health } from './health.ts';
import home, { type HomePage } from './home.ts';
import setup, { type SetupPage } from './setup.ts';
import setupDone, { type SetupDone } from './setup-done.ts';

interface HealthPage {
  readonly health: () => Promise<Health>;
}

/** The pages of an App that runs. */
export const RUNNING: readonly Page<HealthPage & HomePage>[] = [home, health];

/** The pages while there are no credentials yet. */
export const SETTING_UP: readonly Page<HealthPage & SetupPage & SetupDone>[] = [setup, setupDone, health];
