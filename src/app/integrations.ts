import { slack } from '../chat/slack.ts';
import type { Integrations } from '../controllers/controller.ts';
import { pagerDuty } from '../paging/pagerduty.ts';
import { prometheus } from '../prometheus/client.ts';
import type { Config } from './config.ts';

/** The services besides GitHub that are configured. */
export function integrationsOf({ pagerDutyToken, prometheus: metrics, slack: chat }: Config): Integrations {
  return {
    ...(pagerDutyToken === null ? {} : { schedules: pagerDuty(pagerDutyToken) }),
    ...(metrics === null ? {} : { prometheus: prometheus(metrics.url, metrics.token) }),
    ...(chat === null ? {} : { chat: slack(chat.token, chat.apiUrl) }),
  };
}
