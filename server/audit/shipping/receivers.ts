import type { Environment } from '../../../config/env.ts'
import { syslogReceiver } from './syslog-receiver.ts'
import { webhookReceiver } from './webhook-receiver.ts'
import type { ShippingReceiver } from './receiver.ts'

/** The receivers that the settings name. */
export function shippingReceivers(environment: Environment): ShippingReceiver[] {
  const { SIEM_WEBHOOK_URL: url, SIEM_WEBHOOK_SECRET: secret, SYSLOG_URL: syslog } = environment
  return [
    ...(url === undefined || secret === undefined ? [] : [webhookReceiver({ url, secret })]),
    ...(syslog === undefined ? [] : [syslogReceiver(syslog)]),
  ]
}
