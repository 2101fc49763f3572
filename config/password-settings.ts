import { z } from 'zod'

/** Where a list of passwords from known breaches answers range queries: the beginning of a hash is added to it. */
export const breachRangeUrl = z
  .string()
  .refine(
    (text) =>
      URL.canParse(text) &&
      ['http:', 'https:'].includes(new URL(text).protocol) &&
      new URL(text).pathname.endsWith('/') &&
      new URL(text).search === '',
    'must be an address that ends with a slash, such as https://passwords.example.org/range/',
  )
