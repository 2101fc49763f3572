import type { KeyObject } from 'node:crypto'
import { z } from 'zod'
import type { Box } from '../../../models/queries/patients/clinical-entries.ts'
import type { EncounterContent } from '../../../views/patients/encounters/encounter-content.ts'
import { fieldOpener, fieldSealer } from '../sealed-fields.ts'

const text = z.string().nullable().default(null)

/** What is sealed of an encounter beside its reason, its notes and its diagnoses in words. */
const contentSchema = z.object({
  history: text,
  examination: text,
  assessment: text,
  plan: text,
  diagnoses: z
    .array(
      z.object({
        /** As it was written. */
        words: z.string(),
        /** With what the table called the code then. */
        coded: z.object({ system: z.string(), code: z.string(), title: z.string() }).nullable(),
      }),
    )
    .default([]),
})

/** What an encounter without any parts has. */
const nothing: EncounterContent = contentSchema.parse({})

/** @throws SealBrokenError */
export const openEncounterContent = (key: KeyObject, id: string, content: Box | null): EncounterContent =>
  content === null
    ? nothing
    : contentSchema.parse(JSON.parse(fieldOpener(key, 'encounters', id).required('content', content)))

/** The same as its row holds it; nothing where there is none of it. */
export const sealEncounterContent = (key: KeyObject, id: string, content: EncounterContent) =>
  fieldSealer(key, 'encounters', id).optional(
    'content',
    content.diagnoses.length === 0 &&
      [content.history, content.examination, content.assessment, content.plan].every((part) => part === null)
      ? null
      : JSON.stringify(contentSchema.parse(content)),
  )
