/** What the room `pages` says, in English. */
export const pages = {
  'pages.notice.revision-published': 'Revision {revision} is published.',
  'pages.notice.page-withdrawn': 'The page is withdrawn: nobody can read it now. Its text is kept.',
  'pages.notice.revision-restored':
    'Revision {restored} is back as a draft, revision {revision}. Publish it when it is ready.',
  'pages.notice.draft-saved': 'Saved as a draft, revision {revision}.',
  'pages.content.edit-page': 'Edit this page',
  'pages.content.sign-in': 'Sign in',
  'pages.content.last-published': 'Last published {when}',
} as const
