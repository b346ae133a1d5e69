import type { Controller } from '../controller.ts';
import { apply } from './apply.ts';
import { decide } from './decide.ts';
import { type IncidentControllerFacts, observe } from './observe.ts';
import { describe, type IncidentStep } from './steps.ts';

/**
 * An issue. With the incident label it is a source, for which an incident issue is opened, once; an incident issue
 * has its commands answered, its panel and labels kept, and its post-mortem opened when it is resolved. The issue of an
 * action item changes the panel that lists it.
 */
export const incidentController: Controller<IncidentControllerFacts, IncidentStep> = {
  kind: 'incident',
  observe,
  decide,
  describe,
  apply,
  shownOn(facts) {
    if (facts.kind !== 'ordinary' || !facts.shownOn) return [];
    const { owner, repo, number } = facts.shownOn;
    return [{ kind: 'incident', owner, repo, number }];
  },
};
