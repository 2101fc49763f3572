import { said } from '../../../views/words/said.ts'
import type { MessageText } from '../../mail/message-text.ts'

/**
 * A code by text message. Over TLS its last line binds it to our own address: phones then offer it there and nowhere
 * else. https://wicg.github.io/sms-one-time-codes/
 */
export const textMessageCode = (values: {
  readonly code: string
  readonly validMinutes: number
  /** Under which people reach us, such as https://medguard.example.org */
  readonly base: string
}): MessageText => {
  const { protocol, hostname } = new URL(values.base)
  const bound = protocol === 'https:' ? [`@${hostname} #${values.code}`] : []
  return {
    kind: 'text-message-code',
    subject: said('mail.text-message-code.subject'),
    text: [
      said('mail.text-message-code.text', { code: values.code, minutes: values.validMinutes }),
      ...bound,
    ],
  }
}
