import type { Transaction } from 'sequelize'
import type { ChangeReceipt } from '../../audit/record.ts'
import { mustAlsoHave } from '../../operations/must-also-have.ts'
import { defineStaffCommand, defineStaffQuery, type StaffContext } from '../../operations/operation.ts'
import { nothingTaken } from '../../operations/input.ts'
import type { Services } from '../../services.ts'
import { changePage } from './change-page.ts'
import { createPage, type RevisionOrigin } from '../create-page.ts'
import type { HookedPage, PageChange } from '../hooks.ts'
import { editPageSchema, newPageSchema, type FormAction } from './page-form.ts'
import { publishRevision } from './publish-revision.ts'
import { saveRevision } from './save-revision.ts'

/** What came of a text that was sent: the page as it is now, and whether it was published too. */
export type SavedPage = { readonly page: HookedPage; readonly published: boolean }

/**
 * Saves a text as a draft, or saves and publishes it. Publishing needs a right of its own.
 * @throws RefusalError, recorded
 */
async function savePage(
  services: Services,
  context: StaffContext,
  action: FormAction,
  save: (transaction: Transaction, made: RevisionOrigin) => Promise<PageChange>,
): Promise<ChangeReceipt<SavedPage>> {
  const published = action === 'publish'
  if (published) {
    await mustAlsoHave(services, context, { action: 'page.publish', event: 'page.published' })
  }
  const { proof, at } = context
  return changePage(
    services,
    context,
    async (transaction) => {
      const saved = await save(transaction, { author: proof.actor, at })
      if (!published) {
        return [saved]
      }
      const { id: pageId, revision: number } = saved.page
      const page = await publishRevision(services, transaction, { pageId, number, at })
      return [saved, { kind: 'published', page }]
    },
    (page) => ({ page, published }),
  )
}

const writing = { action: 'page.edit', subject: 'none' } as const

/** The form of a page that is not there yet. */
export const newPage = defineStaffQuery({
  ...writing,
  name: 'pages.new',
  event: 'page.draft-viewed',
  input: nothingTaken,
  find: async () => ({}),
  run: async () => undefined,
})

/** Writes a page that is not there yet. */
export const createNewPage = defineStaffCommand({
  ...writing,
  name: 'pages.create',
  event: 'page.created',
  input: newPageSchema,
  run: (services, context, { action, ...text }) =>
    savePage(services, context, action, async (transaction, made) => ({
      kind: 'created',
      page: await createPage(services, transaction, text, made),
    })),
})

/** Writes a page's next revision. */
export const editPage = defineStaffCommand({
  ...writing,
  name: 'pages.edit',
  event: 'page.edited',
  input: editPageSchema,
  run: (services, context, { action, id, revision, ...text }) =>
    savePage(services, context, action, async (transaction, made) => ({
      kind: 'edited',
      page: await saveRevision(transaction, id, revision, text, made),
    })),
})
