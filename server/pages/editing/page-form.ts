import { z } from 'zod'
import { audiences } from '../../access/audience.ts'
import { choice, exactText, requiredText, wholeNumber } from '../../operations/fields.ts'
import { idInAddress } from '../../operations/input.ts'
import { isPagePath, longestPath, pathAdvice } from '../page-path.ts'

const longestMenuTitle = 40

const text = {
  title: requiredText('the-title', 200),
  audience: choice('who-the-page-is-for', audiences),
  inMenu: z
    .string()
    .optional()
    .transform((ticked) => ticked === 'on'),
  body: exactText('the-text-of-the-page', 50_000),
  action: z.enum(['save', 'publish']).catch('save'),
}

const menuTitleFits = ({ title, inMenu }: { title: string; inMenu: boolean }) =>
  !inMenu || [...title].length <= longestMenuTitle

const menuTitleTooLong = {
  path: ['title'],
  error: `Shorten the title to ${longestMenuTitle} characters or fewer, so that it fits into the menu`,
}

/** The fields of a new page. */
export const newPageSchema = z
  .object({
    ...text,
    path: requiredText('the-path', longestPath).refine(isPagePath, pathAdvice),
  })
  .refine(menuTitleFits, menuTitleTooLong)

/** The fields of a page that is edited, with the number of the revision that the author began from. */
export const editPageSchema = z
  .object({
    ...text,
    id: idInAddress,
    revision: wholeNumber('revision', 1, 999_999_999),
  })
  .refine(menuTitleFits, menuTitleTooLong)

/** What one presses below the text. */
export type FormAction = z.output<typeof newPageSchema>['action']
