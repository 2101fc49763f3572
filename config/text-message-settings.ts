import { isIP } from 'node:net'
import { z } from 'zod'

const isLoopback = (host: string) =>
  host === 'localhost' || host === '[::1]' || (isIP(host) === 4 && host.startsWith('127.'))

/** Whether a text is the address of a provider: credentials in it, and TLS but on this machine. */
function isProvider(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined
  return (
    url !== undefined &&
    (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname))) &&
    url.username !== '' &&
    url.password !== '' &&
    url.search === '' &&
    url.hash === ''
  )
}

/** The provider of text messages. Its token is in it, so the message does not repeat the value. */
export const textMessageUrl = z
  .string()
  .refine(
    isProvider,
    'must be the address of a Twilio-compatible provider with account and token, such as https://ACcount:token@api.twilio.com',
  )

/** What text messages come from. */
export const textMessageSender = z
  .string()
  .regex(
    /^(\+[1-9]\d{6,14}|MG[0-9a-f]{32}|(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11})$/,
    'must be a number such as +27825550100, a messaging service (MG…), or a name of at most 11 letters and digits',
  )
