import { said } from '../../../views/words/said.ts'
import type { Notice } from '../../../views/words/notice.ts'
import { paths } from '../../paths.ts'
import type { SavedPage } from './save-page.ts'

/** Where an author goes on: to the page that was published, or on with its draft. */
export function whereSaved({ page, published }: SavedPage): { readonly to: string; readonly notice: Notice } {
  const { id, path, revision } = page
  return published
    ? { to: paths.page(path), notice: said('pages.notice.revision-published', { revision }) }
    : { to: paths.editPage(id), notice: said('pages.notice.draft-saved', { revision }) }
}
