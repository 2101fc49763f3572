import type { ReactElement } from 'react'
import { pageContext } from './markup/page-context.tsx'

/** Whether the page that is being written comes back with what is wrong on it. */
export const ReturnedFormContext = pageContext<true>()

/** A page that comes back with what is wrong on it: its title says so first, which is what a screen reader reads out. */
export const returnedForm = (page: ReactElement): ReactElement => (
  <ReturnedFormContext.Provider value>{page}</ReturnedFormContext.Provider>
)
