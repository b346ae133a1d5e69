import { slack } from '../chat/slack.ts';
import type { Outside } from '../controllers/controller.ts';
import { pagerDuty } from '../paging/pagerduty.ts';
import { prometheus } from '../prometheus/client.ts';
import type { Config } from './config.ts';

/** What the App reaches besides GitHub, by its configuration. */
export function outsideOf({ pagerDutyToken, prometheus: metrics, slack: chat }: Config): Outside {
  return {
    ...(pagerDutyToken === null ? {} : { schedules: pagerDuty(pagerDutyToken) }),
    ...(metrics === null ? {} : { prometheus: prometheus(metrics.url, metrics.token) }),
    ...(chat === null ? {} : { chat: slack(chat.token, chat.apiUrl) }),
  };
}
