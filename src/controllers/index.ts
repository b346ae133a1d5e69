import { actionItemsController } from './action-items/index.ts';
import { checkSuiteController } from './check-suite.ts';
import type { Controller, Kind } from './controller.ts';
import { incidentController } from './incident/index.ts';
import { postMortemController } from './post-mortem/index.ts';

/** A controller whose facts and steps only itself understands. */
export type AnyController = Controller<unknown, { readonly type: string }>;

/** Every controller by the kind of object it looks after. */
export const CONTROLLERS: Readonly<Record<Kind, AnyController>> = {
  incident: incidentController as unknown as AnyController,
  'post-mortem': postMortemController as unknown as AnyController,
  'action-items': actionItemsController as unknown as AnyController,
  'check-suite': checkSuiteController as unknown as AnyController,
};
