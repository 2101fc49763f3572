import { fault } from '../../operations/fault.ts'
import { named, requiredText, type FieldLabel } from '../../operations/fields.ts'

const reasonMinimum = 15

/** A reason that says something. @param label completes "Enter …": "why you need …" */
export const reasonField = (label: FieldLabel) =>
  requiredText(label, 2_000).refine(
    (text) => [...text].length >= reasonMinimum,
    fault('fault.too-short', { ...named(label), least: reasonMinimum }),
  )
