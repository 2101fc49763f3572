import { kind, type EventKinds } from '../audit/event-kind.ts'

/** What the pages put into the audit log. */
export const pagesEvents = {
  'page.viewed': kind('page', 'info', 'Page opened', 'read'),
  'page.draft-viewed': kind('page', 'info', 'Page opened for editing', 'read'),
  'page.history-viewed': kind('page', 'info', 'Revisions of a page opened', 'read'),
  'page.listed': kind('page', 'info', 'Pages listed', 'search'),
  'page.created': kind('page', 'info', 'Page created', 'create'),
  'page.edited': kind('page', 'info', 'Page changed', 'update'),
  'page.published': kind('page', 'info', 'Page published', 'update'),
  'page.withdrawn': kind('page', 'info', 'Page withdrawn', 'update'),
} satisfies EventKinds
