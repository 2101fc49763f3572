import { z } from 'zod'

const isWebAddress = (text: string) => {
  if (!URL.canParse(text)) {
    return false
  }
  const { protocol, username, password, hostname } = new URL(text)
  const local = ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
  return (protocol === 'https:' || (protocol === 'http:' && local)) && username === '' && password === ''
}

/** Where alerts are sent to. */
export const webhookUrl = z
  .string()
  .refine(isWebAddress, 'must be an https:// address without a password in it (http:// on this machine only)')

/** The shared secret, as Standard Webhooks write it: base64 of 24 to 64 bytes, with or without `whsec_` before it. */
export const webhookSecret = z
  .string()
  .transform((text) => Buffer.from(text.replace(/^whsec_/, ''), 'base64'))
  .refine(
    (bytes) => bytes.length >= 24 && bytes.length <= 64,
    'must be base64 of 24 to 64 bytes; make one with: openssl rand -base64 32',
  )
