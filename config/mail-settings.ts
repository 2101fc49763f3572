import { z } from 'zod'

const hasHost = (text: string, protocol: RegExp) => {
  const url = URL.canParse(text) ? new URL(text) : undefined
  return url !== undefined && protocol.test(url.protocol) && url.hostname !== ''
}

/** The mail server. Its password is in it, so the message does not repeat the value. */
export const smtpUrl = z
  .string()
  .refine(
    (text) => hasHost(text, /^smtps?:$/),
    'must be an address such as smtps://user:password@mail.example.org:465 or smtp://mail.example.org:587',
  )

export const mailAddress = z.email('must be one e-mail address, such as medguard@example.org')

/** Addresses in a comma list. */
export const mailAddresses = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((address) => address.trim())
      .filter((address) => address !== ''),
  )
  .refine(
    (addresses) => addresses.every((address) => mailAddress.safeParse(address).success),
    'must be e-mail addresses separated by commas, such as security@example.org, on-call@example.org',
  )

/** The address under which people reach MedGuard, without a path. */
export const publicAddress = z
  .string()
  .refine((text) => {
    const url = hasHost(text, /^https?:$/) ? new URL(text) : undefined
    return url !== undefined && url.href.replace(/\/$/, '') === url.origin
  }, 'must be an address without a path, such as https://medguard.example.org')
  .transform((text) => new URL(text).origin)
