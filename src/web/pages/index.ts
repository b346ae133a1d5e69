import type { Page } from '../site.ts';
import health from './health.ts';
import home, { type HomePage } from './home.ts';
import setup, { type SetupPage } from './setup.ts';
import setupDone, { type SetupDone } from './setup-done.ts';

interface Health {
  readonly health: () => Promise<object>;
}

/** The pages of an App that runs. */
export const RUNNING: readonly Page<Health & HomePage>[] = [home, health];

/** The pages while there are no credentials yet. */
export const SETTING_UP: readonly Page<Health & SetupPage & SetupDone>[] = [setup, setupDone, health];
