import type { Services } from '../services.ts'

const mails = {
  'first-password': 'A link to choose a password, which works for 72 hours,',
  'new-link': 'A new link, in place of the one before,',
  invitation: 'The invitation',
  'to-choose-password': 'A link to choose a password',
  'to-confirm-address': 'A link to confirm this address, which works for 24 hours,',
} as const

/** Says of a mail that was just written where it is, as far as anybody knows: without a mail server it waits. */
export const mailWords = ({ mail }: Pick<Services, 'mail'>, written: keyof typeof mails, to = ''): string =>
  mail.transport('email') === undefined
    ? `${mails[written]} is written and waits${to}: this installation has no mail server yet (SMTP_URL).`
    : `${mails[written]} is on its way${to}.`
