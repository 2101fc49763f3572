import { letter, type MessageText } from './message-text.ts'

/** Tells officers that a stored record does not open: it was changed outside MedGuard, or is damaged. */
export const recordUnreadable = (link: string): MessageText => ({
  kind: 'record-unreadable',
  subject: 'A record cannot be read',
  text: letter(
    undefined,
    'A stored field of a record does not open. It was changed outside MedGuard, or the database is damaged. It is not shown to anybody, and nothing was overwritten.',
    `Which record it is stands on the page of alerts:\n${link}`,
    'You are told once a day for each record.',
  ),
})
