import type { PageState } from '../../views/pages/page-state.tsx'

/** Where a page stands between its newest revision and its readers. */
export function pageState(latest: number, published: number | null, wasPublished: boolean): PageState {
  if (published === null) {
    return wasPublished ? 'withdrawn' : 'draft'
  }
  return published === latest ? 'published' : 'newer-draft'
}
