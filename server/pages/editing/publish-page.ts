import { z } from 'zod'
import { wholeNumber } from '../../operations/fields.ts'
import { idInAddress } from '../../operations/input.ts'
import { defineStaffCommand } from '../../operations/operation.ts'
import { changePage } from './change-page.ts'
import { publishRevision, withdrawPage } from './publish-revision.ts'
import { revisionNumber } from '../history/read-revision.ts'
import { restoreRevision } from './save-revision.ts'
import type { HookedPage } from '../hooks.ts'

const asItIs = (page: HookedPage) => page

/** Publishes a revision of a page: the one that was looked at, so that nothing newer is published unseen. */
export const publishPage = defineStaffCommand({
  name: 'pages.publish',
  action: 'page.publish',
  event: 'page.published',
  subject: 'none',
  input: z.object({
    id: idInAddress,
    revision: wholeNumber('the-number-of-a-revision', 1, 999_999_999).optional(),
  }),
  run: (services, context, { id: pageId, revision: number }) =>
    changePage(
      services,
      context,
      async (transaction) => {
        const asked = { pageId, number, at: context.at }
        return [{ kind: 'published', page: await publishRevision(services, transaction, asked) }]
      },
      asItIs,
    ),
})

/** Takes a page back from its readers. */
export const withdrawPublishedPage = defineStaffCommand({
  name: 'pages.withdraw',
  action: 'page.publish',
  event: 'page.withdrawn',
  subject: 'none',
  input: z.object({ id: idInAddress }),
  run: (services, context, { id: pageId }) =>
    changePage(
      services,
      context,
      async (transaction) => {
        const page = await withdrawPage(services, transaction, { pageId, at: context.at })
        return [{ kind: 'withdrawn', page }]
      },
      asItIs,
    ),
})

/** Brings an older revision back as the newest, a draft. */
export const restorePageRevision = defineStaffCommand({
  name: 'pages.restore',
  action: 'page.edit',
  event: 'page.edited',
  subject: 'none',
  input: z.object({
    id: idInAddress,
    number: revisionNumber,
    /** The newest revision that its reader had before them. */
    latest: wholeNumber('newest-revision', 1, 999_999_999).optional(),
  }),
  run: (services, context, { id, number: restored, latest: seenNumber }) =>
    changePage(
      services,
      context,
      async (transaction) => {
        const made = { author: context.proof.actor, at: context.at }
        const page = await restoreRevision(transaction, id, { number: restored, seenNumber }, made)
        return [{ kind: 'edited', page, restored }]
      },
      asItIs,
    ),
})
