import type { Environment } from '../../config/env.ts'
import { syslogReceiver } from './shipping/syslog-receiver.ts'
import { webhookReceiver } from './shipping/webhook-receiver.ts'
import type { ShippingReceiver } from './shipping/receiver.ts'

/** The receivers that the settings name. */
export function shippingReceivers(environment: Environment): ShippingReceiver[] {
  const { SIEM_WEBHOOK_URL: url, SIEM_WEBHOOK_SECRET: secret, SYSLOG_URL: syslog } = environment
  return [
    ...(url === undefined || secret === undefined ? [] : [webhookReceiver({ url, secret })]),
    ...(syslog === undefined ? [] : [syslogReceiver(syslog)]),
  ]
}
