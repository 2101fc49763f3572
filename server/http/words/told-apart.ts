import type { KeptApart, Shell } from '../../../views/shell.ts'
import { said } from '../../../views/words/said.ts'
import type { SetAside } from '../../accounts/set-aside-forms.ts'
import { paths } from '../../paths.ts'

/** How a page tells of text that came with its reader's session, but perhaps not from them. */
export const apartOf = (
  { time }: Shell,
  { id, page, fromAddress, because, postedAt }: SetAside,
): KeptApart => ({
  when: time.dateTime(postedAt),
  address: fromAddress,
  because,
  fillHref: `${page}?apart=${id}`,
  discardAction: paths.discardSetAsideForm(id),
})

/** Stands at a form that is filled with such text. */
export const apartNotice = said('http.restored.from-elsewhere')

/** Says of what fills a form of the page that it does. */
export const tellFilled = ({ keptApart = [] }: Shell, { id, page }: SetAside): readonly KeptApart[] =>
  keptApart.map((kept) =>
    kept.discardAction === paths.discardSetAsideForm(id) ? { ...kept, withoutHref: page } : kept,
  )
