import type { Services } from '../../services.ts'

/** Whether a mail that was just written waits, because there is no mail server: what is said of it depends on that. */
export const mailWaits = ({ mail }: Pick<Services, 'mail'>): 'yes' | 'other' =>
  mail.transport('email') === undefined ? 'yes' : 'other'
