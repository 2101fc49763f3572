import { kind, type EventKinds } from '../audit/event-kind.ts'

/** What the pages put into the audit log. */
export const pagesEvents = {
  'page.viewed': kind('page', 'info', 'read'),
  'page.draft-viewed': kind('page', 'info', 'read'),
  'page.history-viewed': kind('page', 'info', 'read'),
  'page.listed': kind('page', 'info', 'search'),
  'page.created': kind('page', 'info', 'create'),
  'page.edited': kind('page', 'info', 'update'),
  'page.published': kind('page', 'info', 'update'),
  'page.withdrawn': kind('page', 'info', 'update'),
} satisfies EventKinds
