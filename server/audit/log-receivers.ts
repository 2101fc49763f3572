import type { Environment } from '../../config/env.ts'
import { syslogReceiver } from './shipping/syslog-receiver.ts'
import { webhookReceiver } from './shipping/webhook-receiver.ts'
import type { LogReceiver } from './shipping/log-receiver.ts'

/** The receivers that the settings name. */
export function logReceivers(environment: Environment): LogReceiver[] {
  const { SIEM_WEBHOOK_URL: url, SIEM_WEBHOOK_SECRET: secret, SYSLOG_URL: syslog } = environment
  return [
    ...(url === undefined || secret === undefined ? [] : [webhookReceiver({ url, secret })]),
    ...(syslog === undefined ? [] : [syslogReceiver(syslog)]),
  ]
}
