import { requiredText } from '../operations/fields.ts'

const reasonMinimum = 15

/** A reason that says something. @param what completes "why you need …" */
export const reasonField = (what: string) =>
  requiredText(`why you need ${what}`, 2_000).refine(
    (text) => [...text].length >= reasonMinimum,
    `Say in at least ${reasonMinimum} characters why you need ${what}`,
  )
